# from: 3.12
type __debug__ = int
