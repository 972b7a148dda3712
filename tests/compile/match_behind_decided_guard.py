# A guard that is decided leaves blocks that nothing leads to, handlers among them (gh-120225).
async def decided():
    match b'':
        case True:
            pass
        case name if f'e':
            {key: value async for each in name}
        case []:
            pass
    [[]]
