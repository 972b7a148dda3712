# from: 3.15
class C:
    try:
        lazy from a import b
    finally: pass
