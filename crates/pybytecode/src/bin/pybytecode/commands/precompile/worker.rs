//! Bazel's persistent worker: a request and a response are each an object of JSON
//! (`src/main/protobuf/worker_protocol.proto` there).
//!
//! Multiplexed: requests are done side by side, and each response names its request. Sandboxed: paths are
//! below the directory that the request names. Cancelled: what has not begun is dropped; what has begun
//! is brought to its end, so that no file is touched once the answer is out.

use std::collections::{HashMap, VecDeque};
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Options, WorkerImpl, action, parse};
use crate::Status;
use crate::pool;
use crate::report::print_json;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    #[serde(default)]
    arguments: Vec<String>,
    #[serde(default)]
    request_id: i64,
    #[serde(default)]
    cancel: bool,
    #[serde(default)]
    sandbox_dir: String,
}

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    request_id: i64,
    exit_code: i32,
    #[serde(skip_serializing_if = "String::is_empty")]
    output: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    was_cancelled: bool,
}

/// What has been asked for and not answered yet.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Request>,
    /// Requests that are being done, and whether their answer is not wanted any more.
    running: HashMap<i64, bool>,
    /// No more will come.
    ended: bool,
}

#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        // The queue is whole after every statement.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves requests until standard input ends.
pub(super) fn serve(how: WorkerImpl) -> Status {
    let threads = match how {
        WorkerImpl::Serial => 1,
        WorkerImpl::Async => pool::threads(0),
    };
    let shared = Shared::default();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work(&shared));
        }
        let outcome = listen(&shared);
        shared.queue().ended = true;
        shared.changed.notify_all();
        outcome
    })
}

/// Reads requests and queues them. Each is taken as soon as it is whole: not every version of Bazel ends it with
/// a new line before it waits for the answer.
fn listen(shared: &Shared) -> Status {
    let requests = serde_json::Deserializer::from_reader(io::stdin().lock()).into_iter::<Value>();
    let nonsense = |error: serde_json::Error| {
        let output = format!("not a request: {error}");
        respond(&Response { exit_code: 3, output, ..Response::default() });
    };
    for value in requests {
        match value.map(Request::deserialize) {
            Ok(Ok(request)) if request.cancel => cancel(shared, request.request_id),
            Ok(Ok(request)) => {
                shared.queue().waiting.push_back(request);
                shared.changed.notify_one();
            }
            Ok(Err(error)) => nonsense(error),
            Err(error) => {
                // Where the next request would begin cannot be told.
                nonsense(error);
                return Status::Refused;
            }
        }
    }
    Status::Done
}

fn cancel(shared: &Shared, request_id: i64) {
    let mut queue = shared.queue();
    let before = queue.waiting.len();
    queue.waiting.retain(|request| request.request_id != request_id);
    if queue.waiting.len() < before {
        respond(&Response { request_id, was_cancelled: true, ..Response::default() });
    } else if let Some(cancelled) = queue.running.get_mut(&request_id) {
        *cancelled = true;
    }
    // Else it has been answered already, and nothing is to be said.
}

/// Does what is queued until no more comes.
fn work(shared: &Shared) {
    loop {
        let request = {
            let mut queue = shared.queue();
            loop {
                if let Some(request) = queue.waiting.pop_front() {
                    queue.running.insert(request.request_id, false);
                    break request;
                }
                if queue.ended {
                    return;
                }
                queue = shared.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
            }
        };
        let request_id = request.request_id;
        let (exit_code, output) = match options(request).and_then(|options| action::perform(&options)) {
            Ok(()) => (0, String::new()),
            Err(message) => (1, message),
        };
        // Under the lock, so that no cancellation comes between.
        let mut queue = shared.queue();
        if queue.running.remove(&request_id).unwrap_or_default() {
            respond(&Response { request_id, was_cancelled: true, ..Response::default() });
        } else {
            respond(&Response { request_id, exit_code, output, was_cancelled: false });
        }
    }
}

/// The options of a request, with paths below its sandbox.
fn options(request: Request) -> Result<Options, String> {
    let arguments = request.arguments.into_iter().map(OsString::from);
    let mut options = parse(arguments).map_err(|refused| refused.to_string())?;
    if !request.sandbox_dir.is_empty() {
        let sandbox = PathBuf::from(request.sandbox_dir);
        let Options { srcs, pycs, src_dirs, out_dirs, .. } = &mut options;
        for path in [srcs, pycs, src_dirs, out_dirs].into_iter().flatten() {
            *path = sandbox.join(&path);
        }
    }
    Ok(options)
}

fn respond(response: &Response) {
    print_json(response);
    let _ = io::stdout().lock().flush();
}
