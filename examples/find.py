def find(names, wanted):
    for name in names:
        if name == wanted:
            return name.upper()
    try:
        return names[0]
    except IndexError as error:
        print(f"nothing in {names!r}: {error}")
