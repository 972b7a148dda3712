//! What took the place of operations that later versions lack.

use crate::Op;

impl Op {
    /// The operations that do its part in the first version that lacks it, together or one of them as the
    /// case may be; none if it went without any.
    pub fn successors(self) -> &'static [Op] {
        use Op::*;
        match self {
            BinaryAdd
            | BinaryAnd
            | BinaryFloorDivide
            | BinaryLshift
            | BinaryMatrixMultiply
            | BinaryModulo
            | BinaryMultiply
            | BinaryOr
            | BinaryPower
            | BinaryRshift
            | BinarySubtract
            | BinaryTrueDivide
            | BinaryXor
            | InplaceAdd
            | InplaceAnd
            | InplaceFloorDivide
            | InplaceLshift
            | InplaceMatrixMultiply
            | InplaceModulo
            | InplaceMultiply
            | InplaceOr
            | InplacePower
            | InplaceRshift
            | InplaceSubtract
            | InplaceTrueDivide
            | InplaceXor
            | BinarySubscr => &[BinaryOp],
            AsyncGenWrap | ImportStar | ListToTuple | PrintExpr | UnaryPositive => &[CallIntrinsic1],
            UnaryConvert => &[LoadGlobal, CallFunction],
            BinaryDivide => &[BinaryTrueDivide, BinaryFloorDivide],
            InplaceDivide => &[InplaceTrueDivide, InplaceFloorDivide],
            Slice0 | Slice1 | Slice2 | Slice3 => &[BuildSlice, BinarySubscr],
            StoreSlice0 | StoreSlice1 | StoreSlice2 | StoreSlice3 => &[BuildSlice, StoreSubscr],
            DeleteSlice0 | DeleteSlice1 | DeleteSlice2 | DeleteSlice3 => &[BuildSlice, DeleteSubscr],
            StoreMap => &[BuildMap],
            StoreAnnotation => &[StoreSubscr],
            PrintItem | PrintNewline | PrintItemTo | PrintNewlineTo | ExecStmt => &[LoadGlobal, CallFunction],
            BuildClass => &[LoadBuildClass, CallFunction],
            MakeClosure => &[MakeFunction],
            CallFunctionVar | CallFunctionVarKw => &[CallFunctionEx],
            DupTopx => &[DupTop, DupTopTwo],
            BreakLoop | ContinueLoop => &[JumpAbsolute],
            SetupExcept => &[SetupFinally],
            WithCleanup => &[WithCleanupStart, WithCleanupFinish],
            PrepReraiseStar => &[CallIntrinsic2],
            BeforeAsyncWith | BeforeWith => &[Copy, LoadSpecial, Swap, Call],
            SetupAsyncWith => &[SetupWith],
            BuildConstKeyMap => &[BuildMap],
            BuildListUnpack => &[BuildList, ListExtend],
            BuildTupleUnpack | BuildTupleUnpackWithCall => &[BuildList, ListExtend, ListToTuple],
            BuildSetUnpack => &[BuildSet, SetUpdate],
            BuildMapUnpack => &[BuildMap, DictUpdate],
            BuildMapUnpackWithCall => &[BuildMap, DictMerge],
            CallFunction => &[Precall, Call],
            CallFunctionKw => &[KwNames, Precall, Call],
            CallMethod => &[Precall, Call],
            Precall => &[Call],
            KwNames => &[CallKw],
            CopyDictWithoutKeys => &[Copy, BuildMap, DictUpdate, UnpackSequence, DeleteSubscr],
            DupTop | DupTopTwo => &[Copy],
            RotTwo | RotThree | RotFour | RotN => &[Swap],
            EndFinally => &[Reraise],
            WithCleanupStart | WithCleanupFinish => &[WithExceptStart],
            FormatValue => &[ConvertValue, FormatSimple, FormatWithSpec],
            GenStart => &[ReturnGenerator, PopTop],
            GetYieldFromIter => &[GetIter],
            YieldFrom => &[Send, YieldValue, JumpBackwardNoInterrupt],
            JumpAbsolute => &[JumpBackward, JumpForward],
            JumpIfFalseOrPop => &[Copy, PopJumpIfFalse, PopTop],
            JumpIfTrueOrPop => &[Copy, PopJumpIfTrue, PopTop],
            JumpIfNotExcMatch => &[CheckExcMatch, PopJumpForwardIfFalse],
            PopJumpForwardIfFalse | PopJumpBackwardIfFalse => &[PopJumpIfFalse],
            PopJumpForwardIfTrue | PopJumpBackwardIfTrue => &[PopJumpIfTrue],
            PopJumpForwardIfNone | PopJumpBackwardIfNone => &[PopJumpIfNone],
            PopJumpForwardIfNotNone | PopJumpBackwardIfNotNone => &[PopJumpIfNotNone],
            LoadAssertionError => &[LoadCommonConstant],
            LoadClassderef => &[LoadLocals, LoadFromDictOrDeref],
            LoadMethod => &[LoadAttr],
            LoadSuperMethod | LoadZeroSuperMethod | LoadZeroSuperAttr => &[LoadSuperAttr],
            ReturnConst => &[LoadConst, ReturnValue],
            InstrumentedReturnConst => &[InstrumentedReturnValue],
            _ => &[],
        }
    }

    /// The operations whose place it took, alone or with others.
    pub fn predecessors(self) -> impl Iterator<Item = Op> {
        Op::ALL.into_iter().filter(move |op| op.successors().contains(&self))
    }
}
