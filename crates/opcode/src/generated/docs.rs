// Written by `cargo xtask ops` from operations/ and numbers/; do not edit.

use crate::docs::DatedEffect;
use crate::{Op, Version};

pub(crate) static DOCS: [&str; Op::COUNT] = [
    "The compiler's own: the place where what sets up annotations goes once it is known whether any are needed.",
    "Wraps a value that an asynchronous generator yields.",
    "Enters an `async with` statement: pushes the manager's `__aexit__` and what its `__aenter__` gives, to be awaited.",
    "Enters a `with` statement: pushes the manager's `__exit__` and the result of its `__enter__`.",
    "Enters a `finally` body without an exception. The compiler reckons with as many slots as an exception takes.",
    "Computes `left + right`.",
    "Computes `left & right`.",
    "Divides as `/` does in 2.7: of two integers the floor.",
    "Computes `left // right`.",
    "Computes `left << right`.",
    "Computes `left @ right`.",
    "Computes `left % right`.",
    "Computes `left * right`.",
    "Computes `left OP right`, in place for the second half of the operators. From 3.14 subscription is one of them.",
    "Computes `left | right`.",
    "Computes `left ** right`.",
    "Computes `left >> right`.",
    "Gets a slice without a step: `container[start:stop]`.",
    "Gets an item: `container[sub]`.",
    "Computes `left - right`.",
    "Computes `left / right`.",
    "Computes `left ^ right`.",
    "Leaves the innermost loop: goes on where its `SETUP_LOOP` leads, through the `finally` bodies on the way.",
    "Makes a class of its name, the tuple of its bases and its namespace.",
    "Makes a dict of `oparg` values and the tuple of their keys.",
    "Makes an interpolation of a t-string of its value and its source text. The lowest bit says that a format specification lies on top; the bits from the third on are the conversion, as in `CONVERT_VALUE`.",
    "Makes a list of the `oparg` topmost values.",
    "Makes a list of all items of the `oparg` topmost iterables.",
    "Makes a dict of `oparg` keys and values, alternating. Up to 3.4 it is empty, with room for as many items.",
    "Makes a dict of the `oparg` topmost mappings, later ones winning.",
    "Makes the dict of keyword arguments of a call of the `oparg` topmost mappings; a key that comes twice raises.",
    "Makes a set of the `oparg` topmost values.",
    "Makes a set of all items of the `oparg` topmost iterables.",
    "Makes a slice object of two or three parts.",
    "Joins the `oparg` topmost strings.",
    "Makes the template of a t-string of the tuples of its strings and its interpolations.",
    "Makes a tuple of the `oparg` topmost values.",
    "Makes a tuple of all items of the `oparg` topmost iterables.",
    "Makes the tuple of positional arguments of a call of the `oparg` topmost iterables.",
    "Room for what the interpreter learns about the instruction before it; never run.",
    "Calls with `oparg` positional arguments; a `self` below them counts as one more unless the slot is empty. In 3.11 and 3.12 some of the arguments may be keyword arguments (`KW_NAMES`); in 3.11 the compiler reckons with all of them at `PRECALL`.",
    "Calls a `finally` body, from which `END_FINALLY` comes back; the way back is pushed.",
    "Calls with `oparg` positional arguments. Up to 3.5 they are the lower eight bits; the upper ones count keyword arguments, a name and a value each.",
    "Calls with a tuple (or other iterable) of positional arguments and a mapping of keyword arguments, which is there if the lowest bit is set; from 3.14 it is always there, or an empty slot.",
    "Calls with `oparg` arguments, of which the last ones are keyword arguments; the tuple of their names lies on top. Up to 3.5 as `CALL_FUNCTION`, a mapping of more keyword arguments lying on top.",
    "As `CALL_FUNCTION`, a sequence of more positional arguments lying on top.",
    "As `CALL_FUNCTION`, a sequence of more positional arguments and a mapping of more keyword arguments lying on top.",
    "Calls a function that is built into the interpreter with one argument.",
    "Calls a function that is built into the interpreter with two arguments.",
    "Calls with `oparg` arguments, of which the last ones are keyword arguments; the tuple of their names lies on top.",
    "Calls what `LOAD_METHOD` got, with `oparg` positional arguments.",
    "Splits an exception group by what an `except*` clause names: into the rest and the part that matches, either possibly `None`.",
    "Tells whether an exception is one of those that an `except` clause names.",
    "Handles an exception that was thrown into `yield from` or `await`: of a `StopIteration` the value is the result, others are raised again.",
    "Compares by one of `< <= == != > >=`; in 3.8 also by `in`, `is`, their negations and the match of an exception. The operator is the argument, from 3.12 above four bits that tell for which outcomes the comparison is true, from 3.13 above one more, which asks for a bool.",
    "Computes `left in right`, or `not in` if the argument is 1.",
    "Goes back to the start of the innermost loop, which the argument leads to, through the blocks on the way.",
    "Converts a value by `str`, `repr` or `ascii`: 1, 2 or 3.",
    "Pushes the value that is `oparg`-th from the top once more; 1 means the topmost.",
    "Copies a mapping without some keys: the rest that a mapping pattern binds.",
    "Copies the function's `oparg` cells into the frame; the first instruction of a function with free variables.",
    "Deletes an attribute.",
    "Empties a cell and raises if it is empty already.",
    "Clears a local variable and raises if it is not set.",
    "Removes a global variable.",
    "Removes a name from the namespace of the class or module body.",
    "Deletes all items: `del sequence[:]`.",
    "Deletes a slice from a place on: `del sequence[start:]`.",
    "Deletes a slice up to a place: `del sequence[:stop]`.",
    "Deletes a slice: `del sequence[start:stop]`.",
    "Deletes an item: `del container[sub]`.",
    "As `DICT_UPDATE`, yet a key that comes twice raises, naming the function that is about to be called.",
    "Updates the dict that is then `oparg`-th from the top with the topmost mapping.",
    "Pushes the topmost value once more.",
    "Pushes the `oparg` topmost values once more, in the same order.",
    "Pushes the two topmost values once more, in the same order.",
    "Ends an `async for` if the exception is `StopAsyncIteration`, else raises it again. From 3.14 the argument leads back to the loop's start, for monitoring.",
    "Ends a `finally` body or a handler: goes on, goes back to `CALL_FINALLY` (up to 3.7: goes on with the `return`, `break` or `continue` that brought it there), or raises again. The compiler reckons with the exception.",
    "Ends a loop: drops what `FOR_ITER` left for the item, in 3.12 the iterator too.",
    "Ends `yield from` or `await`: the iterator goes, its result stays.",
    "The interpreter's own: goes over to optimised code.",
    "Runs source or a code object in the namespaces of globals and locals on top.",
    "The interpreter's own: makes sure that an inlined `__init__` returned `None`.",
    "Gives the next instruction a larger argument: its own is the upper part.",
    "Formats a value by `format(value, \"\")`.",
    "Formats a value for an f-string: the lower two bits say by which of `str`, `repr` and `ascii` it is converted first, the next one that a format specification lies on top.",
    "Formats a value by `format(value, spec)`.",
    "Pushes the next item of an iterator, or jumps to the end of the loop. Up to 3.11 the jump removes the iterator.",
    "Begins a generator (0), coroutine (1) or asynchronous generator (2): drops the value that it was started with.",
    "Replaces an object by its asynchronous iterator.",
    "Pushes what the asynchronous iterator's `__anext__` gives, to be awaited.",
    "Replaces the operand of `await` by its iterator. From 3.11 the argument tells where it comes from, for an error message: 1 `__aenter__`, 2 `__aexit__`.",
    "Replaces an object by its iterator. From 3.15 lists and tuples stay as they are and a slot for the index follows; the argument then says whether it is for `yield from`, and how coroutines are treated there (1 to 3).",
    "Pushes the length of the topmost value.",
    "Replaces the operand of `yield from` by its iterator; a generator stays as it is.",
    "Pushes a name of an imported module, which stays.",
    "Imports a module; the level of a relative import and the names of a `from` import lie on the stack. From 3.15 the name is `oparg >> 2`, and the bits below ask for a lazy (1) or an eager (2) import.",
    "Copies all public names of a module into the namespace.",
    "Computes `left += right`, the result on the stack.",
    "Computes `left &= right`, the result on the stack.",
    "Divides in place as `/=` does in 2.7: of two integers the floor.",
    "Computes `left //= right`, the result on the stack.",
    "Computes `left <<= right`, the result on the stack.",
    "Computes `left @= right`, the result on the stack.",
    "Computes `left %= right`, the result on the stack.",
    "Computes `left *= right`, the result on the stack.",
    "Computes `left |= right`, the result on the stack.",
    "Computes `left **= right`, the result on the stack.",
    "Computes `left >>= right`, the result on the stack.",
    "Computes `left -= right`, the result on the stack.",
    "Computes `left /= right`, the result on the stack.",
    "Computes `left ^= right`, the result on the stack.",
    "As `CALL`; tells of the call.",
    "As `CALL_FUNCTION_EX`; tells of the call.",
    "As `CALL_KW`; tells of the call.",
    "As `END_ASYNC_FOR`; tells that the loop has ended.",
    "As `END_FOR`; tells of the value of a generator that ends there.",
    "As `END_SEND`; tells of the value of a generator that ends there.",
    "As `FOR_ITER`; tells of the branch.",
    "Tells of each instruction, then does what the one in its place would do.",
    "As `JUMP_BACKWARD`; tells of the jump.",
    "As `JUMP_FORWARD`; tells of the jump.",
    "Tells of each line, then does what the instruction in its place would do. Up to 3.13 CPython states no effect.",
    "As `LOAD_SUPER_ATTR`; tells of the call of `super`.",
    "As `NOT_TAKEN`; tells that the branch before it was not taken.",
    "As `POP_ITER`; tells that the loop has ended.",
    "As `POP_JUMP_IF_FALSE`; tells of the branch.",
    "As `POP_JUMP_IF_NONE`; tells of the branch.",
    "As `POP_JUMP_IF_NOT_NONE`; tells of the branch.",
    "As `POP_JUMP_IF_TRUE`; tells of the branch.",
    "As `RESUME`; tells of the start or going on of a function.",
    "As `RETURN_CONST`; tells of the return.",
    "As `RETURN_VALUE`; tells of the return.",
    "As `YIELD_VALUE`; tells of the yield.",
    "The interpreter's own: leaves the loop that runs bytecode.",
    "Computes `left is right`, or `is not` if the argument is 1.",
    "The compiler's own: jumps anywhere. The assembler makes it `JUMP_FORWARD` or `JUMP_BACKWARD`.",
    "Jumps to a place that is counted from the start of the code.",
    "Jumps backward; interruptions are handled there.",
    "Jumps backward without handling interruptions: `yield from` goes on so.",
    "Jumps forward.",
    "The compiler's own: jumps if the topmost value is false, which stays. It becomes `COPY`, `TO_BOOL` and `POP_JUMP_IF_FALSE`.",
    "Jumps if the topmost value is false, which then stays; else pops it.",
    "Pops an exception and what an `except` clause names, and jumps if it is none of those.",
    "The compiler's own: jumps if the topmost value is true, which stays. It becomes `COPY`, `TO_BOOL` and `POP_JUMP_IF_TRUE`.",
    "Jumps if the topmost value is true, which then stays; else pops it.",
    "The compiler's own: as `JUMP`, without handling interruptions on the way back.",
    "Names the keyword arguments of the next call, by a constant tuple.",
    "Appends the topmost value to the list that is then `oparg`-th from the top.",
    "Appends all items of the topmost iterable to the list that is then `oparg`-th from the top.",
    "Replaces a list by a tuple of its items.",
    "Pushes `AssertionError`, whatever that name means in the program.",
    "Gets an attribute. From 3.12 the name is `oparg >> 1`, and the lowest bit asks for a method and its `self` (or an empty slot), ready to be called.",
    "Pushes `builtins.__build_class__`, which a class statement calls.",
    "Pushes what a name means in a class body that also knows it from an outer function: the class namespace is asked first, then the cell.",
    "Pushes the cell itself, for the tuple of cells that a function is made with. From 3.13 it is the compiler's own; `LOAD_FAST` is what remains.",
    "Pushes a value that every interpreter holds: `AssertionError`, `all` and their like.",
    "Pushes a constant of the code object.",
    "Pushes what a cell holds: a variable that is shared with an inner or outer function. From 3.14 CPython counts it among the operations on local variables.",
    "Pushes a local variable. From 3.12 the compiler has made sure that it is set; before, an unset one raises.",
    "Pushes a local variable, or an empty slot if it is not set, and clears the variable: an inlined comprehension saves its name so.",
    "Pushes a local variable without counting the reference: the compiler knows that the variable outlives this use.",
    "Pushes two local variables without counting the references: the one of the upper four bits of the argument, then that of the lower four.",
    "Pushes a local variable and raises `UnboundLocalError` if it is not set.",
    "Pushes two local variables: the one of the upper four bits of the argument, then that of the lower four.",
    "Looks a name up in the mapping on the stack, then in a cell, and puts the value in the mapping's place.",
    "Looks a name up in the mapping on the stack, then among globals and built-ins, and puts the value in the mapping's place.",
    "Pushes a global or built-in variable. From 3.11 the name is `oparg >> 1`, and the lowest bit asks for an empty slot for a call: below the value up to 3.12, above it from 3.13.",
    "Pushes the namespace of the class or module body that runs.",
    "Gets a method ready to be called: the function and its `self`, or an empty slot and the bound object. From 3.12 it is the compiler's own and becomes `LOAD_ATTR`.",
    "Pushes what a name means in a class or module body: of its namespace, else global, else built in.",
    "Pushes the integer `oparg`, from 0 to 255; it takes no place in `co_consts`.",
    "Replaces an object by one of its special methods and that method's `self` (or an empty slot), ready to be called.",
    "Gets an attribute by `super()`. The name is `oparg >> 2`; the lowest bit asks for a method ready to be called, the next one tells that `super` was given two arguments.",
    "The compiler's own: `LOAD_SUPER_ATTR` for a method that is called, `super` having two arguments.",
    "The compiler's own: `LOAD_SUPER_ATTR` for a value, `super` having no arguments. The compiler reckons with one slot more than is used.",
    "The compiler's own: `LOAD_SUPER_ATTR` for a method that is called, `super` having no arguments.",
    "Puts a new cell into a variable's slot; an argument that is there becomes its content.",
    "Makes a function of a code object and of the tuple of its cells below it; `oparg` defaults lie below those.",
    "Makes a function of a code object. Up to 3.12 the bits 1, 2, 4 and 8 say that defaults, keyword-only defaults, annotations and a closure lie below it; up to 3.10 the qualified name lies on top. In 2.7 `oparg` defaults lie below it.",
    "Sets an item of the dict that is `oparg`-th from the top once key and value are gone.",
    "Matches a class pattern with `oparg` positional parts: pushes the tuple of the attributes asked for, or `None`. In 3.10 whether it went well follows.",
    "Pushes the tuple of the subject's values for a tuple of keys, or `None` if one is missing. In 3.10 whether it went well follows.",
    "Tells whether the subject of a `match` statement counts as a mapping.",
    "Tells whether the subject of a `match` statement counts as a sequence.",
    "Does nothing; keeps a line of source visible to debuggers.",
    "Follows a conditional jump where it goes on without jumping, so that branches can be watched.",
    "Ends the innermost block. From 3.11 it is the compiler's own.",
    "Ends a handler: the exception that was handled before is current again.",
    "Leaves a `finally` body early, dropping why it was entered; if the argument is 1, a value to return stays on top.",
    "Drops the iterator of a loop that has ended.",
    "Pops a value and jumps backward if it is false.",
    "Pops a value and jumps backward if it is `None`.",
    "Pops a value and jumps backward if it is not `None`.",
    "Pops a value and jumps backward if it is true.",
    "Pops a value and jumps forward if it is false.",
    "Pops a value and jumps forward if it is `None`.",
    "Pops a value and jumps forward if it is not `None`.",
    "Pops a value and jumps forward if it is true.",
    "Pops a value and jumps if it is false. From 3.13 it is a bool already.",
    "Pops a value and jumps if it is `None`.",
    "Pops a value and jumps if it is not `None`.",
    "Pops a value and jumps if it is true. From 3.13 it is a bool already.",
    "Drops the topmost value.",
    "Prepares a call with `oparg` arguments: a method becomes a function and its `self`. The compiler counts the arguments as gone here.",
    "Makes of the exceptions that `except*` clauses raised and left over the one to raise, or `None`.",
    "Prints the value of an expression at the interactive prompt.",
    "Writes a value to `sys.stdout`, with a blank before it where one is due.",
    "Writes a value to the file on top.",
    "Ends a line of `sys.stdout`.",
    "Ends a line of a file.",
    "Begins a handler: the exception becomes the current one, the one before is kept below it.",
    "Pushes an empty slot, which marks a call without `self`.",
    "Raises: the current exception once more, an exception, or one with its cause.",
    "Raises an exception again. From 3.10 a set argument restores the position of the instruction that raised; from 3.11 that position lies `oparg` below the exception.",
    "A number that the interpreter keeps free.",
    "Marks a place where a function begins or goes on; interruptions are handled there. 0: at the beginning; 1, 2, 3: after `yield`, `yield from`, `await`. From 3.13 4 is added where one handler is around it, the depth to which generators are closed quickly.",
    "Returns a constant from the function.",
    "Makes a generator, coroutine or asynchronous generator of the running frame and returns it. When it is started, a value is on its stack, which from 3.13 the compiler reckons with.",
    "Returns from the function. From 3.14 the caller finds the value in the same slot.",
    "Moves the topmost value below the three others.",
    "Moves the topmost value down until it is the `oparg`-th from the top.",
    "Moves the topmost value below the two others.",
    "Exchanges the two topmost values.",
    "Sends a value to an iterator and puts what comes in its place; if the iterator ends, jumps with its result.",
    "Makes `__annotations__` in the namespace if it is not there.",
    "Enters an `async with` statement once `__aenter__` has been awaited: pushes the block whose handler calls `__aexit__`.",
    "The compiler's own: as `SETUP_FINALLY`, for a handler that also wants to know which instruction raised.",
    "Pushes a block whose handler, a run of `except` clauses, is entered on an exception.",
    "Pushes a block whose handler is entered on an exception; up to 3.7 that of a `finally` body. From 3.11 it is the compiler's own: the exception alone is pushed.",
    "Pushes the block of a loop, which `BREAK_LOOP` leaves; the argument leads behind the loop.",
    "Enters a `with` statement: up to 3.10 it calls `__enter__` and pushes a block whose handler calls `__exit__`. From 3.11 it is the compiler's own: it pushes the block, and its handler drops the result of `__enter__` and wants to know which instruction raised.",
    "Adds the topmost value to the set that is then `oparg`-th from the top.",
    "Gives a function its defaults (1), keyword-only defaults (2), annotations (4), closure (8) or, from 3.14, the function that makes its annotations (16).",
    "Adds all items of the topmost iterable to the set that is then `oparg`-th from the top.",
    "Gets a copy of a sequence: `sequence[:]`.",
    "Gets a slice from a place on: `sequence[start:]`.",
    "Gets a slice up to a place: `sequence[:stop]`.",
    "Gets a slice: `sequence[start:stop]`.",
    "The number 0, which no compiler emits: the interpreter takes it for the end of the code.",
    "Sets an item of `__annotations__`, which has that name.",
    "Sets an attribute of the topmost value.",
    "Sets what a cell holds.",
    "Sets a local variable.",
    "Sets the local variable of the upper four bits of the argument, then pushes that of the lower four.",
    "Sets a local variable, or clears it if the slot is empty. The compiler alone knows it; `STORE_FAST` is what remains.",
    "Sets two local variables: the one of the upper four bits of the argument to the topmost value, that of the lower four to the next.",
    "Sets a global variable.",
    "Sets an item of the dict below a value and its key; the dict stays.",
    "Sets a name in the namespace of the class or module body.",
    "Sets a slice without a step: `container[start:stop] = value`.",
    "Sets all items: `sequence[:] = value`.",
    "Sets a slice from a place on: `sequence[start:] = value`.",
    "Sets a slice up to a place: `sequence[:stop] = value`.",
    "Sets a slice: `sequence[start:stop] = value`.",
    "Sets an item: `container[sub] = value`.",
    "Exchanges the topmost value with the `oparg`-th from the top.",
    "Replaces a value by its truth.",
    "The interpreter's own: records what runs so that it can be optimised.",
    "Takes the `repr` of a value, which 2.7 writes in backticks.",
    "Computes `~value`.",
    "Computes `-value`.",
    "Computes `not value`. From 3.13 the value is a bool already.",
    "Computes `+value`.",
    "Replaces an iterable by its first `oparg & 0xFF` items, a list of those between, and the last `oparg >> 8`, the first one on top.",
    "Replaces an iterable by its `oparg` items, the first one on top.",
    "Ends a `with` statement: calls its `__exit__`, and drops the exception if that says so.",
    "Ends a `with` statement: if `__exit__` said so, the exception is dropped. The compiler reckons with the smaller case.",
    "Calls the `__exit__` of a `with` statement, with the exception that ends it if there is one. The compiler reckons with the larger case.",
    "Calls the `__exit__` of a `with` statement with the exception that ends it.",
    "Sends a value to an iterator and leaves the generator with what comes; runs again until the iterator ends.",
    "Leaves the generator with a value; what is sent to it takes the value's place. From 3.12 there is an argument: the number of blocks around it, from 3.13 whether it belongs to `yield from` or `await`.",
];

pub(crate) static EFFECTS: [&[DatedEffect]; Op::COUNT] = [
    // ANNOTATIONS_PLACEHOLDER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // ASYNC_GEN_WRAP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- wrapped", jumping: None },
    ],
    // BEFORE_ASYNC_WITH
    &[
        DatedEffect { from: Version::new(0, 0), effect: "manager -- exit, awaitable", jumping: None },
    ],
    // BEFORE_WITH
    &[
        DatedEffect { from: Version::new(0, 0), effect: "manager -- exit, result", jumping: None },
    ],
    // BEGIN_FINALLY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- reason[6]", jumping: None },
    ],
    // BINARY_ADD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_AND
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_DIVIDE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_FLOOR_DIVIDE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_LSHIFT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_MATRIX_MULTIPLY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_MODULO
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_MULTIPLY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_OP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_OR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_POWER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_RSHIFT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_SLICE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "container, start, stop -- value", jumping: None },
    ],
    // BINARY_SUBSCR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "container, sub -- value", jumping: None },
    ],
    // BINARY_SUBTRACT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_TRUE_DIVIDE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BINARY_XOR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // BREAK_LOOP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // BUILD_CLASS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "name, bases, namespace -- class", jumping: None },
    ],
    // BUILD_CONST_KEY_MAP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "values[oparg], keys -- dict", jumping: None },
    ],
    // BUILD_INTERPOLATION
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, string, format if (oparg & 1) -- interpolation", jumping: None },
    ],
    // BUILD_LIST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "values[oparg] -- list", jumping: None },
    ],
    // BUILD_LIST_UNPACK
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterables[oparg] -- list", jumping: None },
    ],
    // BUILD_MAP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- dict", jumping: None },
        DatedEffect { from: Version::new(3, 6), effect: "pairs[oparg*2] -- dict", jumping: None },
    ],
    // BUILD_MAP_UNPACK
    &[
        DatedEffect { from: Version::new(0, 0), effect: "mappings[oparg] -- dict", jumping: None },
    ],
    // BUILD_MAP_UNPACK_WITH_CALL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "mappings[oparg] -- dict", jumping: None },
    ],
    // BUILD_SET
    &[
        DatedEffect { from: Version::new(0, 0), effect: "values[oparg] -- set", jumping: None },
    ],
    // BUILD_SET_UNPACK
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterables[oparg] -- set", jumping: None },
    ],
    // BUILD_SLICE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "start, stop, step if (oparg == 3) -- slice", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "parts[oparg] -- slice", jumping: None },
    ],
    // BUILD_STRING
    &[
        DatedEffect { from: Version::new(0, 0), effect: "pieces[oparg] -- string", jumping: None },
    ],
    // BUILD_TEMPLATE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "strings, interpolations -- template", jumping: None },
    ],
    // BUILD_TUPLE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "values[oparg] -- tuple", jumping: None },
    ],
    // BUILD_TUPLE_UNPACK
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterables[oparg] -- tuple", jumping: None },
    ],
    // BUILD_TUPLE_UNPACK_WITH_CALL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterables[oparg] -- tuple", jumping: None },
    ],
    // CACHE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // CALL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "method_or_null, callable_or_self -- result", jumping: None },
        DatedEffect { from: Version::new(3, 12), effect: "method_or_null, callable_or_self, args[oparg] -- result", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "callable, self_or_null, args[oparg] -- result", jumping: None },
    ],
    // CALL_FINALLY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: Some("-- return_address") },
    ],
    // CALL_FUNCTION
    &[
        DatedEffect { from: Version::new(0, 0), effect: "callable, args[oparg & 0xFF], names[oparg >> 8], values[oparg >> 8] -- result", jumping: None },
        DatedEffect { from: Version::new(3, 6), effect: "callable, args[oparg] -- result", jumping: None },
    ],
    // CALL_FUNCTION_EX
    &[
        DatedEffect { from: Version::new(0, 0), effect: "callable, args, kwargs if (oparg & 1) -- result", jumping: None },
        DatedEffect { from: Version::new(3, 11), effect: "null, callable, args, kwargs if (oparg & 1) -- result", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "callable, null, args, kwargs if (oparg & 1) -- result", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "callable, null, args, kwargs_or_null -- result", jumping: None },
    ],
    // CALL_FUNCTION_KW
    &[
        DatedEffect { from: Version::new(0, 0), effect: "callable, args[oparg & 0xFF], names[oparg >> 8], values[oparg >> 8], kwargs -- result", jumping: None },
        DatedEffect { from: Version::new(3, 6), effect: "callable, args[oparg], names -- result", jumping: None },
    ],
    // CALL_FUNCTION_VAR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "callable, args[oparg & 0xFF], names[oparg >> 8], values[oparg >> 8], more -- result", jumping: None },
    ],
    // CALL_FUNCTION_VAR_KW
    &[
        DatedEffect { from: Version::new(0, 0), effect: "callable, args[oparg & 0xFF], names[oparg >> 8], values[oparg >> 8], more, kwargs -- result", jumping: None },
    ],
    // CALL_INTRINSIC_1
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- result", jumping: None },
    ],
    // CALL_INTRINSIC_2
    &[
        DatedEffect { from: Version::new(0, 0), effect: "first, second -- result", jumping: None },
    ],
    // CALL_KW
    &[
        DatedEffect { from: Version::new(0, 0), effect: "callable, self_or_null, args[oparg], names -- result", jumping: None },
    ],
    // CALL_METHOD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "method, self, args[oparg] -- result", jumping: None },
    ],
    // CHECK_EG_MATCH
    &[
        DatedEffect { from: Version::new(0, 0), effect: "group, match -- rest, matched", jumping: None },
    ],
    // CHECK_EXC_MATCH
    &[
        DatedEffect { from: Version::new(0, 0), effect: "exception, match -- exception, bool", jumping: None },
    ],
    // CLEANUP_THROW
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator, last_sent, exception -- none, result", jumping: None },
        DatedEffect { from: Version::new(3, 15), effect: "iterator, index_or_null, last_sent, exception -- none, null, result", jumping: None },
    ],
    // COMPARE_OP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // CONTAINS_OP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- bool", jumping: None },
    ],
    // CONTINUE_LOOP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // CONVERT_VALUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- string", jumping: None },
    ],
    // COPY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "bottom, unused[oparg-1] -- bottom, unused[oparg-1], top", jumping: None },
    ],
    // COPY_DICT_WITHOUT_KEYS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "subject, keys -- subject, rest", jumping: None },
    ],
    // COPY_FREE_VARS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // DELETE_ATTR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "owner --", jumping: None },
    ],
    // DELETE_DEREF
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // DELETE_FAST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // DELETE_GLOBAL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // DELETE_NAME
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // DELETE_SLICE+0
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence --", jumping: None },
    ],
    // DELETE_SLICE+1
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence, start --", jumping: None },
    ],
    // DELETE_SLICE+2
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence, stop --", jumping: None },
    ],
    // DELETE_SLICE+3
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence, start, stop --", jumping: None },
    ],
    // DELETE_SUBSCR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "container, sub --", jumping: None },
    ],
    // DICT_MERGE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "callable, unused, dict, unused[oparg-1], update -- callable, unused, dict, unused[oparg-1]", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "callable, unused, unused, dict, unused[oparg-1], update -- callable, unused, unused, dict, unused[oparg-1]", jumping: None },
    ],
    // DICT_UPDATE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "dict, unused[oparg-1], update -- dict, unused[oparg-1]", jumping: None },
    ],
    // DUP_TOP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- value, value", jumping: None },
    ],
    // DUP_TOPX
    &[
        DatedEffect { from: Version::new(0, 0), effect: "values[oparg] -- values[oparg], again[oparg]", jumping: None },
    ],
    // DUP_TOP_TWO
    &[
        DatedEffect { from: Version::new(0, 0), effect: "first, second -- first, second, first, second", jumping: None },
    ],
    // END_ASYNC_FOR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator, exception[6] --", jumping: None },
        DatedEffect { from: Version::new(3, 11), effect: "iterator, exception --", jumping: None },
    ],
    // END_FINALLY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "reason[3] --", jumping: None },
        DatedEffect { from: Version::new(3, 6), effect: "reason --", jumping: None },
        DatedEffect { from: Version::new(3, 7), effect: "reason[6] --", jumping: None },
    ],
    // END_FOR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator, item --", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "item --", jumping: None },
    ],
    // END_SEND
    &[
        DatedEffect { from: Version::new(0, 0), effect: "receiver, result -- result", jumping: None },
        DatedEffect { from: Version::new(3, 15), effect: "receiver, index_or_null, result -- result", jumping: None },
    ],
    // ENTER_EXECUTOR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // EXEC_STMT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "program, globals, locals --", jumping: None },
    ],
    // EXIT_INIT_CHECK
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // EXTENDED_ARG
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // FORMAT_SIMPLE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- string", jumping: None },
    ],
    // FORMAT_VALUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, spec if (oparg & 4) -- string", jumping: None },
    ],
    // FORMAT_WITH_SPEC
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, spec -- string", jumping: None },
    ],
    // FOR_ITER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator -- iterator, item", jumping: Some("iterator --") },
        DatedEffect { from: Version::new(3, 12), effect: "iterator -- iterator, item", jumping: Some("iterator -- iterator, item") },
        DatedEffect { from: Version::new(3, 15), effect: "iterator, index_or_null -- iterator, index_or_null, item", jumping: Some("iterator, index_or_null -- iterator, index_or_null, item") },
    ],
    // GEN_START
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // GET_AITER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterable -- iterator", jumping: None },
    ],
    // GET_ANEXT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator -- iterator, awaitable", jumping: None },
    ],
    // GET_AWAITABLE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "awaitable -- iterator", jumping: None },
    ],
    // GET_ITER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterable -- iterator", jumping: None },
        DatedEffect { from: Version::new(3, 15), effect: "iterable -- iterator, index_or_null", jumping: None },
    ],
    // GET_LEN
    &[
        DatedEffect { from: Version::new(0, 0), effect: "object -- object, length", jumping: None },
    ],
    // GET_YIELD_FROM_ITER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterable -- iterator", jumping: None },
    ],
    // IMPORT_FROM
    &[
        DatedEffect { from: Version::new(0, 0), effect: "module -- module, value", jumping: None },
    ],
    // IMPORT_NAME
    &[
        DatedEffect { from: Version::new(0, 0), effect: "level, fromlist -- module", jumping: None },
    ],
    // IMPORT_STAR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "module --", jumping: None },
    ],
    // INPLACE_ADD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_AND
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_DIVIDE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_FLOOR_DIVIDE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_LSHIFT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_MATRIX_MULTIPLY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_MODULO
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_MULTIPLY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_OR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_POWER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_RSHIFT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_SUBTRACT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_TRUE_DIVIDE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INPLACE_XOR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- result", jumping: None },
    ],
    // INSTRUMENTED_CALL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "callable, self_or_null, args[oparg] -- result", jumping: None },
    ],
    // INSTRUMENTED_CALL_FUNCTION_EX
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "callable, null, args, kwargs_or_null -- result", jumping: None },
    ],
    // INSTRUMENTED_CALL_KW
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "callable, self_or_null, args[oparg], names -- result", jumping: None },
    ],
    // INSTRUMENTED_END_ASYNC_FOR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator, exception --", jumping: None },
    ],
    // INSTRUMENTED_END_FOR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator, item --", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "iterator, item -- iterator", jumping: None },
        DatedEffect { from: Version::new(3, 15), effect: "iterator, index_or_null, item -- iterator, index_or_null", jumping: None },
    ],
    // INSTRUMENTED_END_SEND
    &[
        DatedEffect { from: Version::new(0, 0), effect: "receiver, result -- result", jumping: None },
        DatedEffect { from: Version::new(3, 15), effect: "receiver, index_or_null, result -- result", jumping: None },
    ],
    // INSTRUMENTED_FOR_ITER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "iterator -- iterator, item", jumping: None },
        DatedEffect { from: Version::new(3, 15), effect: "iterator, index_or_null -- iterator, index_or_null, item", jumping: None },
    ],
    // INSTRUMENTED_INSTRUCTION
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // INSTRUMENTED_JUMP_BACKWARD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // INSTRUMENTED_JUMP_FORWARD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // INSTRUMENTED_LINE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "unstated", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "--", jumping: None },
    ],
    // INSTRUMENTED_LOAD_SUPER_ATTR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "super, class, self -- method if (oparg & 1), value", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "super, class, self -- value, self_or_null if (oparg & 1)", jumping: None },
    ],
    // INSTRUMENTED_NOT_TAKEN
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // INSTRUMENTED_POP_ITER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator --", jumping: None },
        DatedEffect { from: Version::new(3, 15), effect: "iterator, index_or_null --", jumping: None },
    ],
    // INSTRUMENTED_POP_JUMP_IF_FALSE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "value --", jumping: None },
    ],
    // INSTRUMENTED_POP_JUMP_IF_NONE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "value --", jumping: None },
    ],
    // INSTRUMENTED_POP_JUMP_IF_NOT_NONE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "value --", jumping: None },
    ],
    // INSTRUMENTED_POP_JUMP_IF_TRUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "value --", jumping: None },
    ],
    // INSTRUMENTED_RESUME
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // INSTRUMENTED_RETURN_CONST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // INSTRUMENTED_RETURN_VALUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "value -- result", jumping: None },
    ],
    // INSTRUMENTED_YIELD_VALUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- sent", jumping: None },
    ],
    // INTERPRETER_EXIT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // IS_OP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "left, right -- bool", jumping: None },
    ],
    // JUMP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // JUMP_ABSOLUTE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // JUMP_BACKWARD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // JUMP_BACKWARD_NO_INTERRUPT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // JUMP_FORWARD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // JUMP_IF_FALSE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- value", jumping: None },
    ],
    // JUMP_IF_FALSE_OR_POP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: Some("value -- value") },
    ],
    // JUMP_IF_NOT_EXC_MATCH
    &[
        DatedEffect { from: Version::new(0, 0), effect: "exception, match --", jumping: None },
    ],
    // JUMP_IF_TRUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- value", jumping: None },
    ],
    // JUMP_IF_TRUE_OR_POP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: Some("value -- value") },
    ],
    // JUMP_NO_INTERRUPT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // KW_NAMES
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // LIST_APPEND
    &[
        DatedEffect { from: Version::new(0, 0), effect: "list, unused[oparg-1], value -- list, unused[oparg-1]", jumping: None },
    ],
    // LIST_EXTEND
    &[
        DatedEffect { from: Version::new(0, 0), effect: "list, unused[oparg-1], iterable -- list, unused[oparg-1]", jumping: None },
    ],
    // LIST_TO_TUPLE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "list -- tuple", jumping: None },
    ],
    // LOAD_ASSERTION_ERROR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_ATTR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "owner -- value", jumping: None },
        DatedEffect { from: Version::new(3, 12), effect: "owner -- method if (oparg & 1), value", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "owner -- value, self_or_null if (oparg & 1)", jumping: None },
    ],
    // LOAD_BUILD_CLASS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- function", jumping: None },
    ],
    // LOAD_CLASSDEREF
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_CLOSURE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- cell", jumping: None },
    ],
    // LOAD_COMMON_CONSTANT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_CONST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_DEREF
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_FAST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_FAST_AND_CLEAR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_FAST_BORROW
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_FAST_BORROW_LOAD_FAST_BORROW
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- first, second", jumping: None },
    ],
    // LOAD_FAST_CHECK
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_FAST_LOAD_FAST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- first, second", jumping: None },
    ],
    // LOAD_FROM_DICT_OR_DEREF
    &[
        DatedEffect { from: Version::new(0, 0), effect: "mapping -- value", jumping: None },
    ],
    // LOAD_FROM_DICT_OR_GLOBALS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "mapping -- value", jumping: None },
    ],
    // LOAD_GLOBAL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
        DatedEffect { from: Version::new(3, 11), effect: "-- null if (oparg & 1), value", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "-- value, null if (oparg & 1)", jumping: None },
    ],
    // LOAD_LOCALS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- locals", jumping: None },
    ],
    // LOAD_METHOD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "owner -- method, self", jumping: None },
    ],
    // LOAD_NAME
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_SMALL_INT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- value", jumping: None },
    ],
    // LOAD_SPECIAL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "owner -- method, self_or_null", jumping: None },
    ],
    // LOAD_SUPER_ATTR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "super, class, self -- method if (oparg & 1), value", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "super, class, self -- value, self_or_null if (oparg & 1)", jumping: None },
    ],
    // LOAD_SUPER_METHOD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "super, class, self -- method, value", jumping: None },
    ],
    // LOAD_ZERO_SUPER_ATTR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "super, class, self -- unused, value", jumping: None },
    ],
    // LOAD_ZERO_SUPER_METHOD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "super, class, self -- method, value", jumping: None },
    ],
    // MAKE_CELL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // MAKE_CLOSURE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "defaults[oparg], closure, code -- function", jumping: None },
    ],
    // MAKE_FUNCTION
    &[
        DatedEffect { from: Version::new(0, 0), effect: "defaults[oparg], code -- function", jumping: None },
        DatedEffect { from: Version::new(3, 6), effect: "defaults if (oparg & 1), kwdefaults if (oparg & 2), annotations if (oparg & 4), closure if (oparg & 8), code, qualname -- function", jumping: None },
        DatedEffect { from: Version::new(3, 11), effect: "defaults if (oparg & 1), kwdefaults if (oparg & 2), annotations if (oparg & 4), closure if (oparg & 8), code -- function", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "code -- function", jumping: None },
    ],
    // MAP_ADD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "dict, unused[oparg-1], key, value -- dict, unused[oparg-1]", jumping: None },
    ],
    // MATCH_CLASS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "subject, class, names -- attributes, bool", jumping: None },
        DatedEffect { from: Version::new(3, 11), effect: "subject, class, names -- attributes", jumping: None },
    ],
    // MATCH_KEYS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "subject, keys -- subject, keys, values_or_none, bool", jumping: None },
        DatedEffect { from: Version::new(3, 11), effect: "subject, keys -- subject, keys, values_or_none", jumping: None },
    ],
    // MATCH_MAPPING
    &[
        DatedEffect { from: Version::new(0, 0), effect: "subject -- subject, bool", jumping: None },
    ],
    // MATCH_SEQUENCE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "subject -- subject, bool", jumping: None },
    ],
    // NOP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // NOT_TAKEN
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // POP_BLOCK
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // POP_EXCEPT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 7), effect: "previous[3] --", jumping: None },
        DatedEffect { from: Version::new(3, 11), effect: "previous --", jumping: None },
    ],
    // POP_FINALLY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "reason[6] --", jumping: None },
    ],
    // POP_ITER
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator --", jumping: None },
        DatedEffect { from: Version::new(3, 15), effect: "iterator, index_or_null --", jumping: None },
    ],
    // POP_JUMP_BACKWARD_IF_FALSE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_BACKWARD_IF_NONE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_BACKWARD_IF_NOT_NONE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_BACKWARD_IF_TRUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_FORWARD_IF_FALSE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_FORWARD_IF_NONE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_FORWARD_IF_NOT_NONE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_FORWARD_IF_TRUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_IF_FALSE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_IF_NONE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_IF_NOT_NONE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_JUMP_IF_TRUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // POP_TOP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // PRECALL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "args[oparg] --", jumping: None },
    ],
    // PREP_RERAISE_STAR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "original, exceptions -- exception", jumping: None },
    ],
    // PRINT_EXPR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // PRINT_ITEM
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // PRINT_ITEM_TO
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, file --", jumping: None },
    ],
    // PRINT_NEWLINE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // PRINT_NEWLINE_TO
    &[
        DatedEffect { from: Version::new(0, 0), effect: "file --", jumping: None },
    ],
    // PUSH_EXC_INFO
    &[
        DatedEffect { from: Version::new(0, 0), effect: "exception -- previous, exception", jumping: None },
    ],
    // PUSH_NULL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "-- null", jumping: None },
    ],
    // RAISE_VARARGS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "exception_and_cause[oparg] --", jumping: None },
    ],
    // RERAISE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "exception[3] --", jumping: None },
        DatedEffect { from: Version::new(3, 11), effect: "kept[oparg], exception -- kept[oparg]", jumping: None },
    ],
    // RESERVED
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // RESUME
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // RETURN_CONST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // RETURN_GENERATOR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
        DatedEffect { from: Version::new(3, 13), effect: "-- value", jumping: None },
    ],
    // RETURN_VALUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "value -- result", jumping: None },
    ],
    // ROT_FOUR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "first, second, third, fourth -- fourth, first, second, third", jumping: None },
    ],
    // ROT_N
    &[
        DatedEffect { from: Version::new(0, 0), effect: "values[oparg] -- values[oparg]", jumping: None },
    ],
    // ROT_THREE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "first, second, third -- third, first, second", jumping: None },
    ],
    // ROT_TWO
    &[
        DatedEffect { from: Version::new(0, 0), effect: "first, second -- second, first", jumping: None },
    ],
    // SEND
    &[
        DatedEffect { from: Version::new(0, 0), effect: "receiver, value -- receiver, result", jumping: Some("receiver, value -- result") },
        DatedEffect { from: Version::new(3, 12), effect: "receiver, value -- receiver, result", jumping: Some("receiver, value -- receiver, result") },
        DatedEffect { from: Version::new(3, 15), effect: "receiver, index_or_null, value -- receiver, index_or_null, result", jumping: Some("receiver, index_or_null, value -- receiver, index_or_null, result") },
    ],
    // SETUP_ANNOTATIONS
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // SETUP_ASYNC_WITH
    &[
        DatedEffect { from: Version::new(0, 0), effect: "result -- result, reserved[6]", jumping: None },
        DatedEffect { from: Version::new(3, 7), effect: "result -- result", jumping: Some("result -- exception[6]") },
    ],
    // SETUP_CLEANUP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: Some("-- lasti, exception") },
    ],
    // SETUP_EXCEPT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: Some("-- exception[3]") },
        DatedEffect { from: Version::new(3, 6), effect: "-- reserved[6]", jumping: Some("-- exception[9]") },
        DatedEffect { from: Version::new(3, 7), effect: "--", jumping: Some("-- exception[6]") },
    ],
    // SETUP_FINALLY
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: Some("-- exception[3]") },
        DatedEffect { from: Version::new(3, 6), effect: "-- reserved[6]", jumping: Some("-- exception[9]") },
        DatedEffect { from: Version::new(3, 7), effect: "--", jumping: Some("-- exception[6]") },
        DatedEffect { from: Version::new(3, 11), effect: "--", jumping: Some("-- exception") },
    ],
    // SETUP_LOOP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // SETUP_WITH
    &[
        DatedEffect { from: Version::new(0, 0), effect: "manager -- exit, result, reserved[3]", jumping: None },
        DatedEffect { from: Version::new(3, 6), effect: "manager -- exit, result, reserved[6]", jumping: None },
        DatedEffect { from: Version::new(3, 7), effect: "manager -- exit, result", jumping: Some("manager -- exit, exception[6]") },
        DatedEffect { from: Version::new(3, 11), effect: "--", jumping: Some("result -- lasti, exception") },
    ],
    // SET_ADD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "set, unused[oparg-1], value -- set, unused[oparg-1]", jumping: None },
    ],
    // SET_FUNCTION_ATTRIBUTE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "attribute, function -- function", jumping: None },
    ],
    // SET_UPDATE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "set, unused[oparg-1], iterable -- set, unused[oparg-1]", jumping: None },
    ],
    // SLICE+0
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence -- slice", jumping: None },
    ],
    // SLICE+1
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence, start -- slice", jumping: None },
    ],
    // SLICE+2
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence, stop -- slice", jumping: None },
    ],
    // SLICE+3
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence, start, stop -- slice", jumping: None },
    ],
    // STOP_CODE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // STORE_ANNOTATION
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // STORE_ATTR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, owner --", jumping: None },
    ],
    // STORE_DEREF
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // STORE_FAST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // STORE_FAST_LOAD_FAST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- loaded", jumping: None },
    ],
    // STORE_FAST_MAYBE_NULL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // STORE_FAST_STORE_FAST
    &[
        DatedEffect { from: Version::new(0, 0), effect: "second, first --", jumping: None },
    ],
    // STORE_GLOBAL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // STORE_MAP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "dict, value, key -- dict", jumping: None },
    ],
    // STORE_NAME
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value --", jumping: None },
    ],
    // STORE_SLICE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, container, start, stop --", jumping: None },
    ],
    // STORE_SLICE+0
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, sequence --", jumping: None },
    ],
    // STORE_SLICE+1
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, sequence, start --", jumping: None },
    ],
    // STORE_SLICE+2
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, sequence, stop --", jumping: None },
    ],
    // STORE_SLICE+3
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, sequence, start, stop --", jumping: None },
    ],
    // STORE_SUBSCR
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value, container, sub --", jumping: None },
    ],
    // SWAP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "bottom, unused[oparg-2], top -- top, unused[oparg-2], bottom", jumping: None },
    ],
    // TO_BOOL
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- bool", jumping: None },
    ],
    // TRACE_RECORD
    &[
        DatedEffect { from: Version::new(0, 0), effect: "--", jumping: None },
    ],
    // UNARY_CONVERT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- string", jumping: None },
    ],
    // UNARY_INVERT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- result", jumping: None },
    ],
    // UNARY_NEGATIVE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- result", jumping: None },
    ],
    // UNARY_NOT
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- result", jumping: None },
    ],
    // UNARY_POSITIVE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- result", jumping: None },
    ],
    // UNPACK_EX
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence -- after[oparg >> 8], rest, before[oparg & 0xFF]", jumping: None },
    ],
    // UNPACK_SEQUENCE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "sequence -- items[oparg]", jumping: None },
    ],
    // WITH_CLEANUP
    &[
        DatedEffect { from: Version::new(0, 0), effect: "reason --", jumping: None },
    ],
    // WITH_CLEANUP_FINISH
    &[
        DatedEffect { from: Version::new(0, 0), effect: "result --", jumping: None },
        DatedEffect { from: Version::new(3, 7), effect: "reason[2], result --", jumping: None },
    ],
    // WITH_CLEANUP_START
    &[
        DatedEffect { from: Version::new(0, 0), effect: "reason -- reason, result", jumping: None },
        DatedEffect { from: Version::new(3, 7), effect: "exit, reason -- exit, reason, reason_again, result", jumping: None },
    ],
    // WITH_EXCEPT_START
    &[
        DatedEffect { from: Version::new(0, 0), effect: "exit, exception[6] -- exit, exception[6], result", jumping: None },
        DatedEffect { from: Version::new(3, 11), effect: "exit, lasti, previous, exception -- exit, lasti, previous, exception, result", jumping: None },
        DatedEffect { from: Version::new(3, 14), effect: "exit, self_or_null, lasti, previous, exception -- exit, self_or_null, lasti, previous, exception, result", jumping: None },
    ],
    // YIELD_FROM
    &[
        DatedEffect { from: Version::new(0, 0), effect: "iterator, value -- result", jumping: None },
    ],
    // YIELD_VALUE
    &[
        DatedEffect { from: Version::new(0, 0), effect: "value -- sent", jumping: None },
    ],
];
