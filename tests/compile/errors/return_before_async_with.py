return
async with a: pass
