//! An allocator that counts what each thread holds, so that a test can say how much an input may take.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;

/// Counts what another allocator gives.
#[derive(Debug)]
pub struct Counting<A>(
    /// The allocator that does the work.
    pub A,
);

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
    static LIMIT: Cell<isize> = const { Cell::new(isize::MAX) };
    static STAGE: Cell<&'static str> = const { Cell::new("") };
    static WORST: Cell<(isize, &'static str)> = const { Cell::new((0, "")) };
}

/// The most memory that was held at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Peak {
    /// In bytes.
    pub bytes: usize,
    /// In which stage of the work.
    pub stage: &'static str,
}

/// Names what is done from here on.
pub fn stage(name: &'static str) {
    WORST.set(WORST.get().max((PEAK.get(), STAGE.get())));
    PEAK.set(HELD.get());
    STAGE.set(name);
}

/// The most that `work` holds at a time beyond what this thread held before, in bytes. Memory beyond `limit` is
/// refused, which ends the process.
pub fn peak<T>(limit: usize, work: impl FnOnce() -> T) -> (T, Peak) {
    HELD.set(0);
    PEAK.set(0);
    WORST.set((0, ""));
    LIMIT.set(isize::try_from(limit).unwrap_or(isize::MAX));
    let result = work();
    LIMIT.set(isize::MAX);
    stage("");
    let (bytes, stage) = WORST.get();
    (result, Peak { bytes: bytes.unsigned_abs(), stage })
}

/// Whether the thread may hold so much more.
fn take(bytes: usize) -> bool {
    let held = HELD.get() + bytes as isize;
    if held > LIMIT.get() {
        return false;
    }
    HELD.set(held);
    PEAK.set(PEAK.get().max(held));
    true
}

fn give_back(bytes: usize) {
    HELD.set(HELD.get() - bytes as isize);
}

// SAFETY: every request is handed on as it is, or refused, which an allocator may do at any time. Counting
// allocates nothing: the cells are initialised by constants and are not dropped.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Counting<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !take(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: as the caller's.
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !take(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: as the caller's.
        unsafe { self.0.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Old and new may be there at the same time.
        if !take(size) {
            return std::ptr::null_mut();
        }
        // SAFETY: as the caller's.
        let moved = unsafe { self.0.realloc(pointer, layout, size) };
        give_back(if moved.is_null() { size } else { layout.size() });
        moved
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        give_back(layout.size());
        // SAFETY: as the caller's.
        unsafe { self.0.dealloc(pointer, layout) }
    }
}
