# from: 3.15
{**x async for x in y}
