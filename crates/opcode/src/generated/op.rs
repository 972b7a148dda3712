// Written by `cargo xtask ops` from operations/ and numbers/; do not edit.

/// An operation, by its name in CPython.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u16)]
pub enum Op {
    /// The compiler's own: the place where what sets up annotations goes once it is known whether any are needed.
    ///
    /// CPython from 3.14.
    AnnotationsPlaceholder,
    /// Wraps a value that an asynchronous generator yields.
    ///
    /// CPython 3.11.
    AsyncGenWrap,
    /// Enters an `async with` statement: pushes the manager's `__aexit__` and what its `__aenter__` gives, to be awaited.
    ///
    /// CPython 3.6 to 3.13.
    BeforeAsyncWith,
    /// Enters a `with` statement: pushes the manager's `__exit__` and the result of its `__enter__`.
    ///
    /// CPython 3.11 to 3.13.
    BeforeWith,
    /// Enters a `finally` body without an exception. The compiler reckons with as many slots as an exception takes.
    ///
    /// CPython 3.8.
    BeginFinally,
    /// Computes `left + right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryAdd,
    /// Computes `left & right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryAnd,
    /// Divides as `/` does in 2.7: of two integers the floor.
    ///
    /// CPython 2.7.
    BinaryDivide,
    /// Computes `left // right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryFloorDivide,
    /// Computes `left << right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryLshift,
    /// Computes `left @ right`.
    ///
    /// CPython 3.6 to 3.10.
    BinaryMatrixMultiply,
    /// Computes `left % right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryModulo,
    /// Computes `left * right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryMultiply,
    /// Computes `left OP right`, in place for the second half of the operators. From 3.14 subscription is one of them.
    ///
    /// CPython from 3.11.
    BinaryOp,
    /// Computes `left | right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryOr,
    /// Computes `left ** right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryPower,
    /// Computes `left >> right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryRshift,
    /// Gets a slice without a step: `container[start:stop]`.
    ///
    /// CPython from 3.12.
    BinarySlice,
    /// Gets an item: `container[sub]`.
    ///
    /// CPython 2.7, 3.6 to 3.13.
    BinarySubscr,
    /// Computes `left - right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinarySubtract,
    /// Computes `left / right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryTrueDivide,
    /// Computes `left ^ right`.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    BinaryXor,
    /// Leaves the innermost loop: goes on where its `SETUP_LOOP` leads, through the `finally` bodies on the way.
    ///
    /// CPython 2.7, 3.6 to 3.7.
    BreakLoop,
    /// Makes a class of its name, the tuple of its bases and its namespace.
    ///
    /// CPython 2.7.
    BuildClass,
    /// Makes a dict of `oparg` values and the tuple of their keys.
    ///
    /// CPython 3.6 to 3.13.
    BuildConstKeyMap,
    /// Makes an interpolation of a t-string of its value and its source text. The lowest bit says that a format specification lies on top; the bits from the third on are the conversion, as in `CONVERT_VALUE`.
    ///
    /// CPython from 3.14.
    BuildInterpolation,
    /// Makes a list of the `oparg` topmost values.
    ///
    /// CPython 2.7, from 3.6.
    BuildList,
    /// Makes a list of all items of the `oparg` topmost iterables.
    ///
    /// CPython 3.6 to 3.8.
    BuildListUnpack,
    /// Makes a dict of `oparg` keys and values, alternating. Up to 3.4 it is empty, with room for as many items.
    ///
    /// CPython 2.7, from 3.6.
    BuildMap,
    /// Makes a dict of the `oparg` topmost mappings, later ones winning.
    ///
    /// CPython 3.6 to 3.8.
    BuildMapUnpack,
    /// Makes the dict of keyword arguments of a call of the `oparg` topmost mappings; a key that comes twice raises.
    ///
    /// CPython 3.6 to 3.8.
    BuildMapUnpackWithCall,
    /// Makes a set of the `oparg` topmost values.
    ///
    /// CPython 2.7, from 3.6.
    BuildSet,
    /// Makes a set of all items of the `oparg` topmost iterables.
    ///
    /// CPython 3.6 to 3.8.
    BuildSetUnpack,
    /// Makes a slice object of two or three parts.
    ///
    /// CPython 2.7, from 3.6.
    BuildSlice,
    /// Joins the `oparg` topmost strings.
    ///
    /// CPython from 3.6.
    BuildString,
    /// Makes the template of a t-string of the tuples of its strings and its interpolations.
    ///
    /// CPython from 3.14.
    BuildTemplate,
    /// Makes a tuple of the `oparg` topmost values.
    ///
    /// CPython 2.7, from 3.6.
    BuildTuple,
    /// Makes a tuple of all items of the `oparg` topmost iterables.
    ///
    /// CPython 3.6 to 3.8.
    BuildTupleUnpack,
    /// Makes the tuple of positional arguments of a call of the `oparg` topmost iterables.
    ///
    /// CPython 3.6 to 3.8.
    BuildTupleUnpackWithCall,
    /// Room for what the interpreter learns about the instruction before it; never run.
    ///
    /// CPython from 3.11.
    Cache,
    /// Calls with `oparg` positional arguments; a `self` below them counts as one more unless the slot is empty. In 3.11 and 3.12 some of the arguments may be keyword arguments (`KW_NAMES`); in 3.11 the compiler reckons with all of them at `PRECALL`.
    ///
    /// CPython from 3.11.
    Call,
    /// Calls a `finally` body, from which `END_FINALLY` comes back; the way back is pushed.
    ///
    /// CPython 3.8.
    CallFinally,
    /// Calls with `oparg` positional arguments. Up to 3.5 they are the lower eight bits; the upper ones count keyword arguments, a name and a value each.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    CallFunction,
    /// Calls with a tuple (or other iterable) of positional arguments and a mapping of keyword arguments, which is there if the lowest bit is set; from 3.14 it is always there, or an empty slot.
    ///
    /// CPython from 3.6.
    CallFunctionEx,
    /// Calls with `oparg` arguments, of which the last ones are keyword arguments; the tuple of their names lies on top. Up to 3.5 as `CALL_FUNCTION`, a mapping of more keyword arguments lying on top.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    CallFunctionKw,
    /// As `CALL_FUNCTION`, a sequence of more positional arguments lying on top.
    ///
    /// CPython 2.7.
    CallFunctionVar,
    /// As `CALL_FUNCTION`, a sequence of more positional arguments and a mapping of more keyword arguments lying on top.
    ///
    /// CPython 2.7.
    CallFunctionVarKw,
    /// Calls a function that is built into the interpreter with one argument.
    ///
    /// CPython from 3.12.
    CallIntrinsic1,
    /// Calls a function that is built into the interpreter with two arguments.
    ///
    /// CPython from 3.12.
    CallIntrinsic2,
    /// Calls with `oparg` arguments, of which the last ones are keyword arguments; the tuple of their names lies on top.
    ///
    /// CPython from 3.13.
    CallKw,
    /// Calls what `LOAD_METHOD` got, with `oparg` positional arguments.
    ///
    /// CPython 3.7 to 3.10.
    CallMethod,
    /// Splits an exception group by what an `except*` clause names: into the rest and the part that matches, either possibly `None`.
    ///
    /// CPython from 3.11.
    CheckEgMatch,
    /// Tells whether an exception is one of those that an `except` clause names.
    ///
    /// CPython from 3.11.
    CheckExcMatch,
    /// Handles an exception that was thrown into `yield from` or `await`: of a `StopIteration` the value is the result, others are raised again.
    ///
    /// CPython from 3.12.
    CleanupThrow,
    /// Compares by one of `< <= == != > >=`; in 3.8 also by `in`, `is`, their negations and the match of an exception. The operator is the argument, from 3.12 above four bits that tell for which outcomes the comparison is true, from 3.13 above one more, which asks for a bool.
    ///
    /// CPython 2.7, from 3.6.
    CompareOp,
    /// Computes `left in right`, or `not in` if the argument is 1.
    ///
    /// CPython from 3.9.
    ContainsOp,
    /// Goes back to the start of the innermost loop, which the argument leads to, through the blocks on the way.
    ///
    /// CPython 2.7, 3.6 to 3.7.
    ContinueLoop,
    /// Converts a value by `str`, `repr` or `ascii`: 1, 2 or 3.
    ///
    /// CPython from 3.13.
    ConvertValue,
    /// Pushes the value that is `oparg`-th from the top once more; 1 means the topmost.
    ///
    /// CPython from 3.11.
    Copy,
    /// Copies a mapping without some keys: the rest that a mapping pattern binds.
    ///
    /// CPython 3.10.
    CopyDictWithoutKeys,
    /// Copies the function's `oparg` cells into the frame; the first instruction of a function with free variables.
    ///
    /// CPython from 3.11.
    CopyFreeVars,
    /// Deletes an attribute.
    ///
    /// CPython 2.7, from 3.6.
    DeleteAttr,
    /// Empties a cell and raises if it is empty already.
    ///
    /// CPython from 3.6.
    DeleteDeref,
    /// Clears a local variable and raises if it is not set.
    ///
    /// CPython 2.7, from 3.6.
    DeleteFast,
    /// Removes a global variable.
    ///
    /// CPython 2.7, from 3.6.
    DeleteGlobal,
    /// Removes a name from the namespace of the class or module body.
    ///
    /// CPython 2.7, from 3.6.
    DeleteName,
    /// Deletes all items: `del sequence[:]`.
    ///
    /// CPython 2.7.
    DeleteSlice0,
    /// Deletes a slice from a place on: `del sequence[start:]`.
    ///
    /// CPython 2.7.
    DeleteSlice1,
    /// Deletes a slice up to a place: `del sequence[:stop]`.
    ///
    /// CPython 2.7.
    DeleteSlice2,
    /// Deletes a slice: `del sequence[start:stop]`.
    ///
    /// CPython 2.7.
    DeleteSlice3,
    /// Deletes an item: `del container[sub]`.
    ///
    /// CPython 2.7, from 3.6.
    DeleteSubscr,
    /// As `DICT_UPDATE`, yet a key that comes twice raises, naming the function that is about to be called.
    ///
    /// CPython from 3.9.
    DictMerge,
    /// Updates the dict that is then `oparg`-th from the top with the topmost mapping.
    ///
    /// CPython from 3.9.
    DictUpdate,
    /// Pushes the topmost value once more.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    DupTop,
    /// Pushes the `oparg` topmost values once more, in the same order.
    ///
    /// CPython 2.7.
    DupTopx,
    /// Pushes the two topmost values once more, in the same order.
    ///
    /// CPython 3.6 to 3.10.
    DupTopTwo,
    /// Ends an `async for` if the exception is `StopAsyncIteration`, else raises it again. From 3.14 the argument leads back to the loop's start, for monitoring.
    ///
    /// CPython from 3.8.
    EndAsyncFor,
    /// Ends a `finally` body or a handler: goes on, goes back to `CALL_FINALLY` (up to 3.7: goes on with the `return`, `break` or `continue` that brought it there), or raises again. The compiler reckons with the exception.
    ///
    /// CPython 2.7, 3.6 to 3.8.
    EndFinally,
    /// Ends a loop: drops what `FOR_ITER` left for the item, in 3.12 the iterator too.
    ///
    /// CPython from 3.12.
    EndFor,
    /// Ends `yield from` or `await`: the iterator goes, its result stays.
    ///
    /// CPython from 3.12.
    EndSend,
    /// The interpreter's own: goes over to optimised code.
    ///
    /// CPython from 3.13.
    EnterExecutor,
    /// Runs source or a code object in the namespaces of globals and locals on top.
    ///
    /// CPython 2.7.
    ExecStmt,
    /// The interpreter's own: makes sure that an inlined `__init__` returned `None`.
    ///
    /// CPython from 3.13.
    ExitInitCheck,
    /// Gives the next instruction a larger argument: its own is the upper part.
    ///
    /// CPython 2.7, from 3.6.
    ExtendedArg,
    /// Formats a value by `format(value, "")`.
    ///
    /// CPython from 3.13.
    FormatSimple,
    /// Formats a value for an f-string: the lower two bits say by which of `str`, `repr` and `ascii` it is converted first, the next one that a format specification lies on top.
    ///
    /// CPython 3.6 to 3.12.
    FormatValue,
    /// Formats a value by `format(value, spec)`.
    ///
    /// CPython from 3.13.
    FormatWithSpec,
    /// Pushes the next item of an iterator, or jumps to the end of the loop. Up to 3.11 the jump removes the iterator.
    ///
    /// CPython 2.7, from 3.6.
    ForIter,
    /// Begins a generator (0), coroutine (1) or asynchronous generator (2): drops the value that it was started with.
    ///
    /// CPython 3.10.
    GenStart,
    /// Replaces an object by its asynchronous iterator.
    ///
    /// CPython from 3.6.
    GetAiter,
    /// Pushes what the asynchronous iterator's `__anext__` gives, to be awaited.
    ///
    /// CPython from 3.6.
    GetAnext,
    /// Replaces the operand of `await` by its iterator. From 3.11 the argument tells where it comes from, for an error message: 1 `__aenter__`, 2 `__aexit__`.
    ///
    /// CPython from 3.6.
    GetAwaitable,
    /// Replaces an object by its iterator. From 3.15 lists and tuples stay as they are and a slot for the index follows; the argument then says whether it is for `yield from`, and how coroutines are treated there (1 to 3).
    ///
    /// CPython 2.7, from 3.6.
    GetIter,
    /// Pushes the length of the topmost value.
    ///
    /// CPython from 3.10.
    GetLen,
    /// Replaces the operand of `yield from` by its iterator; a generator stays as it is.
    ///
    /// CPython 3.6 to 3.14.
    GetYieldFromIter,
    /// Pushes a name of an imported module, which stays.
    ///
    /// CPython 2.7, from 3.6.
    ImportFrom,
    /// Imports a module; the level of a relative import and the names of a `from` import lie on the stack. From 3.15 the name is `oparg >> 2`, and the bits below ask for a lazy (1) or an eager (2) import.
    ///
    /// CPython 2.7, from 3.6.
    ImportName,
    /// Copies all public names of a module into the namespace.
    ///
    /// CPython 2.7, 3.6 to 3.11.
    ImportStar,
    /// Computes `left += right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceAdd,
    /// Computes `left &= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceAnd,
    /// Divides in place as `/=` does in 2.7: of two integers the floor.
    ///
    /// CPython 2.7.
    InplaceDivide,
    /// Computes `left //= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceFloorDivide,
    /// Computes `left <<= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceLshift,
    /// Computes `left @= right`, the result on the stack.
    ///
    /// CPython 3.6 to 3.10.
    InplaceMatrixMultiply,
    /// Computes `left %= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceModulo,
    /// Computes `left *= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceMultiply,
    /// Computes `left |= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceOr,
    /// Computes `left **= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplacePower,
    /// Computes `left >>= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceRshift,
    /// Computes `left -= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceSubtract,
    /// Computes `left /= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceTrueDivide,
    /// Computes `left ^= right`, the result on the stack.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    InplaceXor,
    /// As `CALL`; tells of the call.
    ///
    /// CPython from 3.12.
    InstrumentedCall,
    /// As `CALL_FUNCTION_EX`; tells of the call.
    ///
    /// CPython from 3.12.
    InstrumentedCallFunctionEx,
    /// As `CALL_KW`; tells of the call.
    ///
    /// CPython from 3.13.
    InstrumentedCallKw,
    /// As `END_ASYNC_FOR`; tells that the loop has ended.
    ///
    /// CPython from 3.14.
    InstrumentedEndAsyncFor,
    /// As `END_FOR`; tells of the value of a generator that ends there.
    ///
    /// CPython from 3.12.
    InstrumentedEndFor,
    /// As `END_SEND`; tells of the value of a generator that ends there.
    ///
    /// CPython from 3.12.
    InstrumentedEndSend,
    /// As `FOR_ITER`; tells of the branch.
    ///
    /// CPython from 3.12.
    InstrumentedForIter,
    /// Tells of each instruction, then does what the one in its place would do.
    ///
    /// CPython from 3.12.
    InstrumentedInstruction,
    /// As `JUMP_BACKWARD`; tells of the jump.
    ///
    /// CPython from 3.12.
    InstrumentedJumpBackward,
    /// As `JUMP_FORWARD`; tells of the jump.
    ///
    /// CPython from 3.12.
    InstrumentedJumpForward,
    /// Tells of each line, then does what the instruction in its place would do. Up to 3.13 CPython states no effect.
    ///
    /// CPython from 3.12.
    InstrumentedLine,
    /// As `LOAD_SUPER_ATTR`; tells of the call of `super`.
    ///
    /// CPython from 3.12.
    InstrumentedLoadSuperAttr,
    /// As `NOT_TAKEN`; tells that the branch before it was not taken.
    ///
    /// CPython from 3.14.
    InstrumentedNotTaken,
    /// As `POP_ITER`; tells that the loop has ended.
    ///
    /// CPython from 3.14.
    InstrumentedPopIter,
    /// As `POP_JUMP_IF_FALSE`; tells of the branch.
    ///
    /// CPython from 3.12.
    InstrumentedPopJumpIfFalse,
    /// As `POP_JUMP_IF_NONE`; tells of the branch.
    ///
    /// CPython from 3.12.
    InstrumentedPopJumpIfNone,
    /// As `POP_JUMP_IF_NOT_NONE`; tells of the branch.
    ///
    /// CPython from 3.12.
    InstrumentedPopJumpIfNotNone,
    /// As `POP_JUMP_IF_TRUE`; tells of the branch.
    ///
    /// CPython from 3.12.
    InstrumentedPopJumpIfTrue,
    /// As `RESUME`; tells of the start or going on of a function.
    ///
    /// CPython from 3.12.
    InstrumentedResume,
    /// As `RETURN_CONST`; tells of the return.
    ///
    /// CPython 3.12 to 3.13.
    InstrumentedReturnConst,
    /// As `RETURN_VALUE`; tells of the return.
    ///
    /// CPython from 3.12.
    InstrumentedReturnValue,
    /// As `YIELD_VALUE`; tells of the yield.
    ///
    /// CPython from 3.12.
    InstrumentedYieldValue,
    /// The interpreter's own: leaves the loop that runs bytecode.
    ///
    /// CPython from 3.12.
    InterpreterExit,
    /// Computes `left is right`, or `is not` if the argument is 1.
    ///
    /// CPython from 3.9.
    IsOp,
    /// The compiler's own: jumps anywhere. The assembler makes it `JUMP_FORWARD` or `JUMP_BACKWARD`.
    ///
    /// CPython from 3.11.
    Jump,
    /// Jumps to a place that is counted from the start of the code.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    JumpAbsolute,
    /// Jumps backward; interruptions are handled there.
    ///
    /// CPython from 3.11.
    JumpBackward,
    /// Jumps backward without handling interruptions: `yield from` goes on so.
    ///
    /// CPython from 3.11.
    JumpBackwardNoInterrupt,
    /// Jumps forward.
    ///
    /// CPython 2.7, from 3.6.
    JumpForward,
    /// The compiler's own: jumps if the topmost value is false, which stays. It becomes `COPY`, `TO_BOOL` and `POP_JUMP_IF_FALSE`.
    ///
    /// CPython from 3.14.
    JumpIfFalse,
    /// Jumps if the topmost value is false, which then stays; else pops it.
    ///
    /// CPython 2.7, 3.6 to 3.11.
    JumpIfFalseOrPop,
    /// Pops an exception and what an `except` clause names, and jumps if it is none of those.
    ///
    /// CPython 3.9 to 3.10.
    JumpIfNotExcMatch,
    /// The compiler's own: jumps if the topmost value is true, which stays. It becomes `COPY`, `TO_BOOL` and `POP_JUMP_IF_TRUE`.
    ///
    /// CPython from 3.14.
    JumpIfTrue,
    /// Jumps if the topmost value is true, which then stays; else pops it.
    ///
    /// CPython 2.7, 3.6 to 3.11.
    JumpIfTrueOrPop,
    /// The compiler's own: as `JUMP`, without handling interruptions on the way back.
    ///
    /// CPython from 3.11.
    JumpNoInterrupt,
    /// Names the keyword arguments of the next call, by a constant tuple.
    ///
    /// CPython 3.11 to 3.12.
    KwNames,
    /// Appends the topmost value to the list that is then `oparg`-th from the top.
    ///
    /// CPython 2.7, from 3.6.
    ListAppend,
    /// Appends all items of the topmost iterable to the list that is then `oparg`-th from the top.
    ///
    /// CPython from 3.9.
    ListExtend,
    /// Replaces a list by a tuple of its items.
    ///
    /// CPython 3.9 to 3.11.
    ListToTuple,
    /// Pushes `AssertionError`, whatever that name means in the program.
    ///
    /// CPython 3.9 to 3.13.
    LoadAssertionError,
    /// Gets an attribute. From 3.12 the name is `oparg >> 1`, and the lowest bit asks for a method and its `self` (or an empty slot), ready to be called.
    ///
    /// CPython 2.7, from 3.6.
    LoadAttr,
    /// Pushes `builtins.__build_class__`, which a class statement calls.
    ///
    /// CPython from 3.6.
    LoadBuildClass,
    /// Pushes what a name means in a class body that also knows it from an outer function: the class namespace is asked first, then the cell.
    ///
    /// CPython 3.6 to 3.11.
    LoadClassderef,
    /// Pushes the cell itself, for the tuple of cells that a function is made with. From 3.13 it is the compiler's own; `LOAD_FAST` is what remains.
    ///
    /// CPython 2.7, from 3.6.
    LoadClosure,
    /// Pushes a value that every interpreter holds: `AssertionError`, `all` and their like.
    ///
    /// CPython from 3.14.
    LoadCommonConstant,
    /// Pushes a constant of the code object.
    ///
    /// CPython 2.7, from 3.6.
    LoadConst,
    /// Pushes what a cell holds: a variable that is shared with an inner or outer function. From 3.14 CPython counts it among the operations on local variables.
    ///
    /// CPython 2.7, from 3.6.
    LoadDeref,
    /// Pushes a local variable. From 3.12 the compiler has made sure that it is set; before, an unset one raises.
    ///
    /// CPython 2.7, from 3.6.
    LoadFast,
    /// Pushes a local variable, or an empty slot if it is not set, and clears the variable: an inlined comprehension saves its name so.
    ///
    /// CPython from 3.12.
    LoadFastAndClear,
    /// Pushes a local variable without counting the reference: the compiler knows that the variable outlives this use.
    ///
    /// CPython from 3.14.
    LoadFastBorrow,
    /// Pushes two local variables without counting the references: the one of the upper four bits of the argument, then that of the lower four.
    ///
    /// CPython from 3.14.
    LoadFastBorrowLoadFastBorrow,
    /// Pushes a local variable and raises `UnboundLocalError` if it is not set.
    ///
    /// CPython from 3.12.
    LoadFastCheck,
    /// Pushes two local variables: the one of the upper four bits of the argument, then that of the lower four.
    ///
    /// CPython from 3.13.
    LoadFastLoadFast,
    /// Looks a name up in the mapping on the stack, then in a cell, and puts the value in the mapping's place.
    ///
    /// CPython from 3.12.
    LoadFromDictOrDeref,
    /// Looks a name up in the mapping on the stack, then among globals and built-ins, and puts the value in the mapping's place.
    ///
    /// CPython from 3.12.
    LoadFromDictOrGlobals,
    /// Pushes a global or built-in variable. From 3.11 the name is `oparg >> 1`, and the lowest bit asks for an empty slot for a call: below the value up to 3.12, above it from 3.13.
    ///
    /// CPython 2.7, from 3.6.
    LoadGlobal,
    /// Pushes the namespace of the class or module body that runs.
    ///
    /// CPython 2.7, from 3.12.
    LoadLocals,
    /// Gets a method ready to be called: the function and its `self`, or an empty slot and the bound object. From 3.12 it is the compiler's own and becomes `LOAD_ATTR`.
    ///
    /// CPython 3.7 to 3.13.
    LoadMethod,
    /// Pushes what a name means in a class or module body: of its namespace, else global, else built in.
    ///
    /// CPython 2.7, from 3.6.
    LoadName,
    /// Pushes the integer `oparg`, from 0 to 255; it takes no place in `co_consts`.
    ///
    /// CPython from 3.14.
    LoadSmallInt,
    /// Replaces an object by one of its special methods and that method's `self` (or an empty slot), ready to be called.
    ///
    /// CPython from 3.14.
    LoadSpecial,
    /// Gets an attribute by `super()`. The name is `oparg >> 2`; the lowest bit asks for a method ready to be called, the next one tells that `super` was given two arguments.
    ///
    /// CPython from 3.12.
    LoadSuperAttr,
    /// The compiler's own: `LOAD_SUPER_ATTR` for a method that is called, `super` having two arguments.
    ///
    /// CPython 3.12 to 3.13.
    LoadSuperMethod,
    /// The compiler's own: `LOAD_SUPER_ATTR` for a value, `super` having no arguments. The compiler reckons with one slot more than is used.
    ///
    /// CPython 3.12 to 3.13.
    LoadZeroSuperAttr,
    /// The compiler's own: `LOAD_SUPER_ATTR` for a method that is called, `super` having no arguments.
    ///
    /// CPython 3.12 to 3.13.
    LoadZeroSuperMethod,
    /// Puts a new cell into a variable's slot; an argument that is there becomes its content.
    ///
    /// CPython from 3.11.
    MakeCell,
    /// Makes a function of a code object and of the tuple of its cells below it; `oparg` defaults lie below those.
    ///
    /// CPython 2.7.
    MakeClosure,
    /// Makes a function of a code object. Up to 3.12 the bits 1, 2, 4 and 8 say that defaults, keyword-only defaults, annotations and a closure lie below it; up to 3.10 the qualified name lies on top. In 2.7 `oparg` defaults lie below it.
    ///
    /// CPython 2.7, from 3.6.
    MakeFunction,
    /// Sets an item of the dict that is `oparg`-th from the top once key and value are gone.
    ///
    /// CPython 2.7, from 3.6.
    MapAdd,
    /// Matches a class pattern with `oparg` positional parts: pushes the tuple of the attributes asked for, or `None`. In 3.10 whether it went well follows.
    ///
    /// CPython from 3.10.
    MatchClass,
    /// Pushes the tuple of the subject's values for a tuple of keys, or `None` if one is missing. In 3.10 whether it went well follows.
    ///
    /// CPython from 3.10.
    MatchKeys,
    /// Tells whether the subject of a `match` statement counts as a mapping.
    ///
    /// CPython from 3.10.
    MatchMapping,
    /// Tells whether the subject of a `match` statement counts as a sequence.
    ///
    /// CPython from 3.10.
    MatchSequence,
    /// Does nothing; keeps a line of source visible to debuggers.
    ///
    /// CPython 2.7, from 3.6.
    Nop,
    /// Follows a conditional jump where it goes on without jumping, so that branches can be watched.
    ///
    /// CPython from 3.14.
    NotTaken,
    /// Ends the innermost block. From 3.11 it is the compiler's own.
    ///
    /// CPython 2.7, from 3.6.
    PopBlock,
    /// Ends a handler: the exception that was handled before is current again.
    ///
    /// CPython from 3.6.
    PopExcept,
    /// Leaves a `finally` body early, dropping why it was entered; if the argument is 1, a value to return stays on top.
    ///
    /// CPython 3.8.
    PopFinally,
    /// Drops the iterator of a loop that has ended.
    ///
    /// CPython from 3.14.
    PopIter,
    /// Pops a value and jumps backward if it is false.
    ///
    /// CPython 3.11.
    PopJumpBackwardIfFalse,
    /// Pops a value and jumps backward if it is `None`.
    ///
    /// CPython 3.11.
    PopJumpBackwardIfNone,
    /// Pops a value and jumps backward if it is not `None`.
    ///
    /// CPython 3.11.
    PopJumpBackwardIfNotNone,
    /// Pops a value and jumps backward if it is true.
    ///
    /// CPython 3.11.
    PopJumpBackwardIfTrue,
    /// Pops a value and jumps forward if it is false.
    ///
    /// CPython 3.11.
    PopJumpForwardIfFalse,
    /// Pops a value and jumps forward if it is `None`.
    ///
    /// CPython 3.11.
    PopJumpForwardIfNone,
    /// Pops a value and jumps forward if it is not `None`.
    ///
    /// CPython 3.11.
    PopJumpForwardIfNotNone,
    /// Pops a value and jumps forward if it is true.
    ///
    /// CPython 3.11.
    PopJumpForwardIfTrue,
    /// Pops a value and jumps if it is false. From 3.13 it is a bool already.
    ///
    /// CPython 2.7, from 3.6.
    PopJumpIfFalse,
    /// Pops a value and jumps if it is `None`.
    ///
    /// CPython from 3.11.
    PopJumpIfNone,
    /// Pops a value and jumps if it is not `None`.
    ///
    /// CPython from 3.11.
    PopJumpIfNotNone,
    /// Pops a value and jumps if it is true. From 3.13 it is a bool already.
    ///
    /// CPython 2.7, from 3.6.
    PopJumpIfTrue,
    /// Drops the topmost value.
    ///
    /// CPython 2.7, from 3.6.
    PopTop,
    /// Prepares a call with `oparg` arguments: a method becomes a function and its `self`. The compiler counts the arguments as gone here.
    ///
    /// CPython 3.11.
    Precall,
    /// Makes of the exceptions that `except*` clauses raised and left over the one to raise, or `None`.
    ///
    /// CPython 3.11.
    PrepReraiseStar,
    /// Prints the value of an expression at the interactive prompt.
    ///
    /// CPython 2.7, 3.6 to 3.11.
    PrintExpr,
    /// Writes a value to `sys.stdout`, with a blank before it where one is due.
    ///
    /// CPython 2.7.
    PrintItem,
    /// Writes a value to the file on top.
    ///
    /// CPython 2.7.
    PrintItemTo,
    /// Ends a line of `sys.stdout`.
    ///
    /// CPython 2.7.
    PrintNewline,
    /// Ends a line of a file.
    ///
    /// CPython 2.7.
    PrintNewlineTo,
    /// Begins a handler: the exception becomes the current one, the one before is kept below it.
    ///
    /// CPython from 3.11.
    PushExcInfo,
    /// Pushes an empty slot, which marks a call without `self`.
    ///
    /// CPython from 3.11.
    PushNull,
    /// Raises: the current exception once more, an exception, or one with its cause.
    ///
    /// CPython 2.7, from 3.6.
    RaiseVarargs,
    /// Raises an exception again. From 3.10 a set argument restores the position of the instruction that raised; from 3.11 that position lies `oparg` below the exception.
    ///
    /// CPython from 3.9.
    Reraise,
    /// A number that the interpreter keeps free.
    ///
    /// CPython from 3.12.
    Reserved,
    /// Marks a place where a function begins or goes on; interruptions are handled there. 0: at the beginning; 1, 2, 3: after `yield`, `yield from`, `await`. From 3.13 4 is added where one handler is around it, the depth to which generators are closed quickly.
    ///
    /// CPython from 3.11.
    Resume,
    /// Returns a constant from the function.
    ///
    /// CPython 3.12 to 3.13.
    ReturnConst,
    /// Makes a generator, coroutine or asynchronous generator of the running frame and returns it. When it is started, a value is on its stack, which from 3.13 the compiler reckons with.
    ///
    /// CPython from 3.11.
    ReturnGenerator,
    /// Returns from the function. From 3.14 the caller finds the value in the same slot.
    ///
    /// CPython 2.7, from 3.6.
    ReturnValue,
    /// Moves the topmost value below the three others.
    ///
    /// CPython 2.7, 3.8 to 3.10.
    RotFour,
    /// Moves the topmost value down until it is the `oparg`-th from the top.
    ///
    /// CPython 3.10.
    RotN,
    /// Moves the topmost value below the two others.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    RotThree,
    /// Exchanges the two topmost values.
    ///
    /// CPython 2.7, 3.6 to 3.10.
    RotTwo,
    /// Sends a value to an iterator and puts what comes in its place; if the iterator ends, jumps with its result.
    ///
    /// CPython from 3.11.
    Send,
    /// Makes `__annotations__` in the namespace if it is not there.
    ///
    /// CPython from 3.6.
    SetupAnnotations,
    /// Enters an `async with` statement once `__aenter__` has been awaited: pushes the block whose handler calls `__aexit__`.
    ///
    /// CPython 3.6 to 3.10.
    SetupAsyncWith,
    /// The compiler's own: as `SETUP_FINALLY`, for a handler that also wants to know which instruction raised.
    ///
    /// CPython from 3.11.
    SetupCleanup,
    /// Pushes a block whose handler, a run of `except` clauses, is entered on an exception.
    ///
    /// CPython 2.7, 3.6 to 3.7.
    SetupExcept,
    /// Pushes a block whose handler is entered on an exception; up to 3.7 that of a `finally` body. From 3.11 it is the compiler's own: the exception alone is pushed.
    ///
    /// CPython 2.7, from 3.6.
    SetupFinally,
    /// Pushes the block of a loop, which `BREAK_LOOP` leaves; the argument leads behind the loop.
    ///
    /// CPython 2.7, 3.6 to 3.7.
    SetupLoop,
    /// Enters a `with` statement: up to 3.10 it calls `__enter__` and pushes a block whose handler calls `__exit__`. From 3.11 it is the compiler's own: it pushes the block, and its handler drops the result of `__enter__` and wants to know which instruction raised.
    ///
    /// CPython 2.7, from 3.6.
    SetupWith,
    /// Adds the topmost value to the set that is then `oparg`-th from the top.
    ///
    /// CPython 2.7, from 3.6.
    SetAdd,
    /// Gives a function its defaults (1), keyword-only defaults (2), annotations (4), closure (8) or, from 3.14, the function that makes its annotations (16).
    ///
    /// CPython from 3.13.
    SetFunctionAttribute,
    /// Adds all items of the topmost iterable to the set that is then `oparg`-th from the top.
    ///
    /// CPython from 3.9.
    SetUpdate,
    /// Gets a copy of a sequence: `sequence[:]`.
    ///
    /// CPython 2.7.
    Slice0,
    /// Gets a slice from a place on: `sequence[start:]`.
    ///
    /// CPython 2.7.
    Slice1,
    /// Gets a slice up to a place: `sequence[:stop]`.
    ///
    /// CPython 2.7.
    Slice2,
    /// Gets a slice: `sequence[start:stop]`.
    ///
    /// CPython 2.7.
    Slice3,
    /// The number 0, which no compiler emits: the interpreter takes it for the end of the code.
    ///
    /// CPython 2.7.
    StopCode,
    /// Sets an item of `__annotations__`, which has that name.
    ///
    /// CPython 3.6.
    StoreAnnotation,
    /// Sets an attribute of the topmost value.
    ///
    /// CPython 2.7, from 3.6.
    StoreAttr,
    /// Sets what a cell holds.
    ///
    /// CPython 2.7, from 3.6.
    StoreDeref,
    /// Sets a local variable.
    ///
    /// CPython 2.7, from 3.6.
    StoreFast,
    /// Sets the local variable of the upper four bits of the argument, then pushes that of the lower four.
    ///
    /// CPython from 3.13.
    StoreFastLoadFast,
    /// Sets a local variable, or clears it if the slot is empty. The compiler alone knows it; `STORE_FAST` is what remains.
    ///
    /// CPython from 3.12.
    StoreFastMaybeNull,
    /// Sets two local variables: the one of the upper four bits of the argument to the topmost value, that of the lower four to the next.
    ///
    /// CPython from 3.13.
    StoreFastStoreFast,
    /// Sets a global variable.
    ///
    /// CPython 2.7, from 3.6.
    StoreGlobal,
    /// Sets an item of the dict below a value and its key; the dict stays.
    ///
    /// CPython 2.7.
    StoreMap,
    /// Sets a name in the namespace of the class or module body.
    ///
    /// CPython 2.7, from 3.6.
    StoreName,
    /// Sets a slice without a step: `container[start:stop] = value`.
    ///
    /// CPython from 3.12.
    StoreSlice,
    /// Sets all items: `sequence[:] = value`.
    ///
    /// CPython 2.7.
    StoreSlice0,
    /// Sets a slice from a place on: `sequence[start:] = value`.
    ///
    /// CPython 2.7.
    StoreSlice1,
    /// Sets a slice up to a place: `sequence[:stop] = value`.
    ///
    /// CPython 2.7.
    StoreSlice2,
    /// Sets a slice: `sequence[start:stop] = value`.
    ///
    /// CPython 2.7.
    StoreSlice3,
    /// Sets an item: `container[sub] = value`.
    ///
    /// CPython 2.7, from 3.6.
    StoreSubscr,
    /// Exchanges the topmost value with the `oparg`-th from the top.
    ///
    /// CPython from 3.11.
    Swap,
    /// Replaces a value by its truth.
    ///
    /// CPython from 3.13.
    ToBool,
    /// The interpreter's own: records what runs so that it can be optimised.
    ///
    /// CPython from 3.15.
    TraceRecord,
    /// Takes the `repr` of a value, which 2.7 writes in backticks.
    ///
    /// CPython 2.7.
    UnaryConvert,
    /// Computes `~value`.
    ///
    /// CPython 2.7, from 3.6.
    UnaryInvert,
    /// Computes `-value`.
    ///
    /// CPython 2.7, from 3.6.
    UnaryNegative,
    /// Computes `not value`. From 3.13 the value is a bool already.
    ///
    /// CPython 2.7, from 3.6.
    UnaryNot,
    /// Computes `+value`.
    ///
    /// CPython 2.7, 3.6 to 3.11.
    UnaryPositive,
    /// Replaces an iterable by its first `oparg & 0xFF` items, a list of those between, and the last `oparg >> 8`, the first one on top.
    ///
    /// CPython from 3.6.
    UnpackEx,
    /// Replaces an iterable by its `oparg` items, the first one on top.
    ///
    /// CPython 2.7, from 3.6.
    UnpackSequence,
    /// Ends a `with` statement: calls its `__exit__`, and drops the exception if that says so.
    ///
    /// CPython 2.7.
    WithCleanup,
    /// Ends a `with` statement: if `__exit__` said so, the exception is dropped. The compiler reckons with the smaller case.
    ///
    /// CPython 3.6 to 3.8.
    WithCleanupFinish,
    /// Calls the `__exit__` of a `with` statement, with the exception that ends it if there is one. The compiler reckons with the larger case.
    ///
    /// CPython 3.6 to 3.8.
    WithCleanupStart,
    /// Calls the `__exit__` of a `with` statement with the exception that ends it.
    ///
    /// CPython from 3.9.
    WithExceptStart,
    /// Sends a value to an iterator and leaves the generator with what comes; runs again until the iterator ends.
    ///
    /// CPython 3.6 to 3.10.
    YieldFrom,
    /// Leaves the generator with a value; what is sent to it takes the value's place. From 3.12 there is an argument: the number of blocks around it, from 3.13 whether it belongs to `yield from` or `await`.
    ///
    /// CPython 2.7, from 3.6.
    YieldValue,
}

impl Op {
    /// How many there are.
    pub const COUNT: usize = 272;

    /// All, sorted by name.
    pub const ALL: [Op; Op::COUNT] = [
        Op::AnnotationsPlaceholder,
        Op::AsyncGenWrap,
        Op::BeforeAsyncWith,
        Op::BeforeWith,
        Op::BeginFinally,
        Op::BinaryAdd,
        Op::BinaryAnd,
        Op::BinaryDivide,
        Op::BinaryFloorDivide,
        Op::BinaryLshift,
        Op::BinaryMatrixMultiply,
        Op::BinaryModulo,
        Op::BinaryMultiply,
        Op::BinaryOp,
        Op::BinaryOr,
        Op::BinaryPower,
        Op::BinaryRshift,
        Op::BinarySlice,
        Op::BinarySubscr,
        Op::BinarySubtract,
        Op::BinaryTrueDivide,
        Op::BinaryXor,
        Op::BreakLoop,
        Op::BuildClass,
        Op::BuildConstKeyMap,
        Op::BuildInterpolation,
        Op::BuildList,
        Op::BuildListUnpack,
        Op::BuildMap,
        Op::BuildMapUnpack,
        Op::BuildMapUnpackWithCall,
        Op::BuildSet,
        Op::BuildSetUnpack,
        Op::BuildSlice,
        Op::BuildString,
        Op::BuildTemplate,
        Op::BuildTuple,
        Op::BuildTupleUnpack,
        Op::BuildTupleUnpackWithCall,
        Op::Cache,
        Op::Call,
        Op::CallFinally,
        Op::CallFunction,
        Op::CallFunctionEx,
        Op::CallFunctionKw,
        Op::CallFunctionVar,
        Op::CallFunctionVarKw,
        Op::CallIntrinsic1,
        Op::CallIntrinsic2,
        Op::CallKw,
        Op::CallMethod,
        Op::CheckEgMatch,
        Op::CheckExcMatch,
        Op::CleanupThrow,
        Op::CompareOp,
        Op::ContainsOp,
        Op::ContinueLoop,
        Op::ConvertValue,
        Op::Copy,
        Op::CopyDictWithoutKeys,
        Op::CopyFreeVars,
        Op::DeleteAttr,
        Op::DeleteDeref,
        Op::DeleteFast,
        Op::DeleteGlobal,
        Op::DeleteName,
        Op::DeleteSlice0,
        Op::DeleteSlice1,
        Op::DeleteSlice2,
        Op::DeleteSlice3,
        Op::DeleteSubscr,
        Op::DictMerge,
        Op::DictUpdate,
        Op::DupTop,
        Op::DupTopx,
        Op::DupTopTwo,
        Op::EndAsyncFor,
        Op::EndFinally,
        Op::EndFor,
        Op::EndSend,
        Op::EnterExecutor,
        Op::ExecStmt,
        Op::ExitInitCheck,
        Op::ExtendedArg,
        Op::FormatSimple,
        Op::FormatValue,
        Op::FormatWithSpec,
        Op::ForIter,
        Op::GenStart,
        Op::GetAiter,
        Op::GetAnext,
        Op::GetAwaitable,
        Op::GetIter,
        Op::GetLen,
        Op::GetYieldFromIter,
        Op::ImportFrom,
        Op::ImportName,
        Op::ImportStar,
        Op::InplaceAdd,
        Op::InplaceAnd,
        Op::InplaceDivide,
        Op::InplaceFloorDivide,
        Op::InplaceLshift,
        Op::InplaceMatrixMultiply,
        Op::InplaceModulo,
        Op::InplaceMultiply,
        Op::InplaceOr,
        Op::InplacePower,
        Op::InplaceRshift,
        Op::InplaceSubtract,
        Op::InplaceTrueDivide,
        Op::InplaceXor,
        Op::InstrumentedCall,
        Op::InstrumentedCallFunctionEx,
        Op::InstrumentedCallKw,
        Op::InstrumentedEndAsyncFor,
        Op::InstrumentedEndFor,
        Op::InstrumentedEndSend,
        Op::InstrumentedForIter,
        Op::InstrumentedInstruction,
        Op::InstrumentedJumpBackward,
        Op::InstrumentedJumpForward,
        Op::InstrumentedLine,
        Op::InstrumentedLoadSuperAttr,
        Op::InstrumentedNotTaken,
        Op::InstrumentedPopIter,
        Op::InstrumentedPopJumpIfFalse,
        Op::InstrumentedPopJumpIfNone,
        Op::InstrumentedPopJumpIfNotNone,
        Op::InstrumentedPopJumpIfTrue,
        Op::InstrumentedResume,
        Op::InstrumentedReturnConst,
        Op::InstrumentedReturnValue,
        Op::InstrumentedYieldValue,
        Op::InterpreterExit,
        Op::IsOp,
        Op::Jump,
        Op::JumpAbsolute,
        Op::JumpBackward,
        Op::JumpBackwardNoInterrupt,
        Op::JumpForward,
        Op::JumpIfFalse,
        Op::JumpIfFalseOrPop,
        Op::JumpIfNotExcMatch,
        Op::JumpIfTrue,
        Op::JumpIfTrueOrPop,
        Op::JumpNoInterrupt,
        Op::KwNames,
        Op::ListAppend,
        Op::ListExtend,
        Op::ListToTuple,
        Op::LoadAssertionError,
        Op::LoadAttr,
        Op::LoadBuildClass,
        Op::LoadClassderef,
        Op::LoadClosure,
        Op::LoadCommonConstant,
        Op::LoadConst,
        Op::LoadDeref,
        Op::LoadFast,
        Op::LoadFastAndClear,
        Op::LoadFastBorrow,
        Op::LoadFastBorrowLoadFastBorrow,
        Op::LoadFastCheck,
        Op::LoadFastLoadFast,
        Op::LoadFromDictOrDeref,
        Op::LoadFromDictOrGlobals,
        Op::LoadGlobal,
        Op::LoadLocals,
        Op::LoadMethod,
        Op::LoadName,
        Op::LoadSmallInt,
        Op::LoadSpecial,
        Op::LoadSuperAttr,
        Op::LoadSuperMethod,
        Op::LoadZeroSuperAttr,
        Op::LoadZeroSuperMethod,
        Op::MakeCell,
        Op::MakeClosure,
        Op::MakeFunction,
        Op::MapAdd,
        Op::MatchClass,
        Op::MatchKeys,
        Op::MatchMapping,
        Op::MatchSequence,
        Op::Nop,
        Op::NotTaken,
        Op::PopBlock,
        Op::PopExcept,
        Op::PopFinally,
        Op::PopIter,
        Op::PopJumpBackwardIfFalse,
        Op::PopJumpBackwardIfNone,
        Op::PopJumpBackwardIfNotNone,
        Op::PopJumpBackwardIfTrue,
        Op::PopJumpForwardIfFalse,
        Op::PopJumpForwardIfNone,
        Op::PopJumpForwardIfNotNone,
        Op::PopJumpForwardIfTrue,
        Op::PopJumpIfFalse,
        Op::PopJumpIfNone,
        Op::PopJumpIfNotNone,
        Op::PopJumpIfTrue,
        Op::PopTop,
        Op::Precall,
        Op::PrepReraiseStar,
        Op::PrintExpr,
        Op::PrintItem,
        Op::PrintItemTo,
        Op::PrintNewline,
        Op::PrintNewlineTo,
        Op::PushExcInfo,
        Op::PushNull,
        Op::RaiseVarargs,
        Op::Reraise,
        Op::Reserved,
        Op::Resume,
        Op::ReturnConst,
        Op::ReturnGenerator,
        Op::ReturnValue,
        Op::RotFour,
        Op::RotN,
        Op::RotThree,
        Op::RotTwo,
        Op::Send,
        Op::SetupAnnotations,
        Op::SetupAsyncWith,
        Op::SetupCleanup,
        Op::SetupExcept,
        Op::SetupFinally,
        Op::SetupLoop,
        Op::SetupWith,
        Op::SetAdd,
        Op::SetFunctionAttribute,
        Op::SetUpdate,
        Op::Slice0,
        Op::Slice1,
        Op::Slice2,
        Op::Slice3,
        Op::StopCode,
        Op::StoreAnnotation,
        Op::StoreAttr,
        Op::StoreDeref,
        Op::StoreFast,
        Op::StoreFastLoadFast,
        Op::StoreFastMaybeNull,
        Op::StoreFastStoreFast,
        Op::StoreGlobal,
        Op::StoreMap,
        Op::StoreName,
        Op::StoreSlice,
        Op::StoreSlice0,
        Op::StoreSlice1,
        Op::StoreSlice2,
        Op::StoreSlice3,
        Op::StoreSubscr,
        Op::Swap,
        Op::ToBool,
        Op::TraceRecord,
        Op::UnaryConvert,
        Op::UnaryInvert,
        Op::UnaryNegative,
        Op::UnaryNot,
        Op::UnaryPositive,
        Op::UnpackEx,
        Op::UnpackSequence,
        Op::WithCleanup,
        Op::WithCleanupFinish,
        Op::WithCleanupStart,
        Op::WithExceptStart,
        Op::YieldFrom,
        Op::YieldValue,
    ];
}

pub(crate) const NAMES: [&str; Op::COUNT] = [
    "ANNOTATIONS_PLACEHOLDER",
    "ASYNC_GEN_WRAP",
    "BEFORE_ASYNC_WITH",
    "BEFORE_WITH",
    "BEGIN_FINALLY",
    "BINARY_ADD",
    "BINARY_AND",
    "BINARY_DIVIDE",
    "BINARY_FLOOR_DIVIDE",
    "BINARY_LSHIFT",
    "BINARY_MATRIX_MULTIPLY",
    "BINARY_MODULO",
    "BINARY_MULTIPLY",
    "BINARY_OP",
    "BINARY_OR",
    "BINARY_POWER",
    "BINARY_RSHIFT",
    "BINARY_SLICE",
    "BINARY_SUBSCR",
    "BINARY_SUBTRACT",
    "BINARY_TRUE_DIVIDE",
    "BINARY_XOR",
    "BREAK_LOOP",
    "BUILD_CLASS",
    "BUILD_CONST_KEY_MAP",
    "BUILD_INTERPOLATION",
    "BUILD_LIST",
    "BUILD_LIST_UNPACK",
    "BUILD_MAP",
    "BUILD_MAP_UNPACK",
    "BUILD_MAP_UNPACK_WITH_CALL",
    "BUILD_SET",
    "BUILD_SET_UNPACK",
    "BUILD_SLICE",
    "BUILD_STRING",
    "BUILD_TEMPLATE",
    "BUILD_TUPLE",
    "BUILD_TUPLE_UNPACK",
    "BUILD_TUPLE_UNPACK_WITH_CALL",
    "CACHE",
    "CALL",
    "CALL_FINALLY",
    "CALL_FUNCTION",
    "CALL_FUNCTION_EX",
    "CALL_FUNCTION_KW",
    "CALL_FUNCTION_VAR",
    "CALL_FUNCTION_VAR_KW",
    "CALL_INTRINSIC_1",
    "CALL_INTRINSIC_2",
    "CALL_KW",
    "CALL_METHOD",
    "CHECK_EG_MATCH",
    "CHECK_EXC_MATCH",
    "CLEANUP_THROW",
    "COMPARE_OP",
    "CONTAINS_OP",
    "CONTINUE_LOOP",
    "CONVERT_VALUE",
    "COPY",
    "COPY_DICT_WITHOUT_KEYS",
    "COPY_FREE_VARS",
    "DELETE_ATTR",
    "DELETE_DEREF",
    "DELETE_FAST",
    "DELETE_GLOBAL",
    "DELETE_NAME",
    "DELETE_SLICE+0",
    "DELETE_SLICE+1",
    "DELETE_SLICE+2",
    "DELETE_SLICE+3",
    "DELETE_SUBSCR",
    "DICT_MERGE",
    "DICT_UPDATE",
    "DUP_TOP",
    "DUP_TOPX",
    "DUP_TOP_TWO",
    "END_ASYNC_FOR",
    "END_FINALLY",
    "END_FOR",
    "END_SEND",
    "ENTER_EXECUTOR",
    "EXEC_STMT",
    "EXIT_INIT_CHECK",
    "EXTENDED_ARG",
    "FORMAT_SIMPLE",
    "FORMAT_VALUE",
    "FORMAT_WITH_SPEC",
    "FOR_ITER",
    "GEN_START",
    "GET_AITER",
    "GET_ANEXT",
    "GET_AWAITABLE",
    "GET_ITER",
    "GET_LEN",
    "GET_YIELD_FROM_ITER",
    "IMPORT_FROM",
    "IMPORT_NAME",
    "IMPORT_STAR",
    "INPLACE_ADD",
    "INPLACE_AND",
    "INPLACE_DIVIDE",
    "INPLACE_FLOOR_DIVIDE",
    "INPLACE_LSHIFT",
    "INPLACE_MATRIX_MULTIPLY",
    "INPLACE_MODULO",
    "INPLACE_MULTIPLY",
    "INPLACE_OR",
    "INPLACE_POWER",
    "INPLACE_RSHIFT",
    "INPLACE_SUBTRACT",
    "INPLACE_TRUE_DIVIDE",
    "INPLACE_XOR",
    "INSTRUMENTED_CALL",
    "INSTRUMENTED_CALL_FUNCTION_EX",
    "INSTRUMENTED_CALL_KW",
    "INSTRUMENTED_END_ASYNC_FOR",
    "INSTRUMENTED_END_FOR",
    "INSTRUMENTED_END_SEND",
    "INSTRUMENTED_FOR_ITER",
    "INSTRUMENTED_INSTRUCTION",
    "INSTRUMENTED_JUMP_BACKWARD",
    "INSTRUMENTED_JUMP_FORWARD",
    "INSTRUMENTED_LINE",
    "INSTRUMENTED_LOAD_SUPER_ATTR",
    "INSTRUMENTED_NOT_TAKEN",
    "INSTRUMENTED_POP_ITER",
    "INSTRUMENTED_POP_JUMP_IF_FALSE",
    "INSTRUMENTED_POP_JUMP_IF_NONE",
    "INSTRUMENTED_POP_JUMP_IF_NOT_NONE",
    "INSTRUMENTED_POP_JUMP_IF_TRUE",
    "INSTRUMENTED_RESUME",
    "INSTRUMENTED_RETURN_CONST",
    "INSTRUMENTED_RETURN_VALUE",
    "INSTRUMENTED_YIELD_VALUE",
    "INTERPRETER_EXIT",
    "IS_OP",
    "JUMP",
    "JUMP_ABSOLUTE",
    "JUMP_BACKWARD",
    "JUMP_BACKWARD_NO_INTERRUPT",
    "JUMP_FORWARD",
    "JUMP_IF_FALSE",
    "JUMP_IF_FALSE_OR_POP",
    "JUMP_IF_NOT_EXC_MATCH",
    "JUMP_IF_TRUE",
    "JUMP_IF_TRUE_OR_POP",
    "JUMP_NO_INTERRUPT",
    "KW_NAMES",
    "LIST_APPEND",
    "LIST_EXTEND",
    "LIST_TO_TUPLE",
    "LOAD_ASSERTION_ERROR",
    "LOAD_ATTR",
    "LOAD_BUILD_CLASS",
    "LOAD_CLASSDEREF",
    "LOAD_CLOSURE",
    "LOAD_COMMON_CONSTANT",
    "LOAD_CONST",
    "LOAD_DEREF",
    "LOAD_FAST",
    "LOAD_FAST_AND_CLEAR",
    "LOAD_FAST_BORROW",
    "LOAD_FAST_BORROW_LOAD_FAST_BORROW",
    "LOAD_FAST_CHECK",
    "LOAD_FAST_LOAD_FAST",
    "LOAD_FROM_DICT_OR_DEREF",
    "LOAD_FROM_DICT_OR_GLOBALS",
    "LOAD_GLOBAL",
    "LOAD_LOCALS",
    "LOAD_METHOD",
    "LOAD_NAME",
    "LOAD_SMALL_INT",
    "LOAD_SPECIAL",
    "LOAD_SUPER_ATTR",
    "LOAD_SUPER_METHOD",
    "LOAD_ZERO_SUPER_ATTR",
    "LOAD_ZERO_SUPER_METHOD",
    "MAKE_CELL",
    "MAKE_CLOSURE",
    "MAKE_FUNCTION",
    "MAP_ADD",
    "MATCH_CLASS",
    "MATCH_KEYS",
    "MATCH_MAPPING",
    "MATCH_SEQUENCE",
    "NOP",
    "NOT_TAKEN",
    "POP_BLOCK",
    "POP_EXCEPT",
    "POP_FINALLY",
    "POP_ITER",
    "POP_JUMP_BACKWARD_IF_FALSE",
    "POP_JUMP_BACKWARD_IF_NONE",
    "POP_JUMP_BACKWARD_IF_NOT_NONE",
    "POP_JUMP_BACKWARD_IF_TRUE",
    "POP_JUMP_FORWARD_IF_FALSE",
    "POP_JUMP_FORWARD_IF_NONE",
    "POP_JUMP_FORWARD_IF_NOT_NONE",
    "POP_JUMP_FORWARD_IF_TRUE",
    "POP_JUMP_IF_FALSE",
    "POP_JUMP_IF_NONE",
    "POP_JUMP_IF_NOT_NONE",
    "POP_JUMP_IF_TRUE",
    "POP_TOP",
    "PRECALL",
    "PREP_RERAISE_STAR",
    "PRINT_EXPR",
    "PRINT_ITEM",
    "PRINT_ITEM_TO",
    "PRINT_NEWLINE",
    "PRINT_NEWLINE_TO",
    "PUSH_EXC_INFO",
    "PUSH_NULL",
    "RAISE_VARARGS",
    "RERAISE",
    "RESERVED",
    "RESUME",
    "RETURN_CONST",
    "RETURN_GENERATOR",
    "RETURN_VALUE",
    "ROT_FOUR",
    "ROT_N",
    "ROT_THREE",
    "ROT_TWO",
    "SEND",
    "SETUP_ANNOTATIONS",
    "SETUP_ASYNC_WITH",
    "SETUP_CLEANUP",
    "SETUP_EXCEPT",
    "SETUP_FINALLY",
    "SETUP_LOOP",
    "SETUP_WITH",
    "SET_ADD",
    "SET_FUNCTION_ATTRIBUTE",
    "SET_UPDATE",
    "SLICE+0",
    "SLICE+1",
    "SLICE+2",
    "SLICE+3",
    "STOP_CODE",
    "STORE_ANNOTATION",
    "STORE_ATTR",
    "STORE_DEREF",
    "STORE_FAST",
    "STORE_FAST_LOAD_FAST",
    "STORE_FAST_MAYBE_NULL",
    "STORE_FAST_STORE_FAST",
    "STORE_GLOBAL",
    "STORE_MAP",
    "STORE_NAME",
    "STORE_SLICE",
    "STORE_SLICE+0",
    "STORE_SLICE+1",
    "STORE_SLICE+2",
    "STORE_SLICE+3",
    "STORE_SUBSCR",
    "SWAP",
    "TO_BOOL",
    "TRACE_RECORD",
    "UNARY_CONVERT",
    "UNARY_INVERT",
    "UNARY_NEGATIVE",
    "UNARY_NOT",
    "UNARY_POSITIVE",
    "UNPACK_EX",
    "UNPACK_SEQUENCE",
    "WITH_CLEANUP",
    "WITH_CLEANUP_FINISH",
    "WITH_CLEANUP_START",
    "WITH_EXCEPT_START",
    "YIELD_FROM",
    "YIELD_VALUE",
];
