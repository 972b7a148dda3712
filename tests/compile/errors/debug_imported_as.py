# from: 3.9
from x import y as __debug__
