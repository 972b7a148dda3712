def f(*args, **kwargs):
    global y, kwargs
