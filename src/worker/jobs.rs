//! The jobs, each to its last report.

use super::Worker;
use super::pieces::{Piece, Pieces, Unreadable, at_once, part, read};
use super::voice::Voice;
use crate::archive::{Budget, Event, Limits, Names, PEEK_BYTES, PEEK_MEMBERS, Part, Peek, Reading, Stream, Survey, TarFault};
use crate::protocol::{self, Job, Report};
use web_sys::Blob;

/// Bytes taken in one go, between which the page may hear how far it is.
const BITE: usize = 16 << 10;
/// Bytes read to see the next header of a tar, and at most where headers stand close together.
const FIRST_LOOK: u64 = 64 << 10;
const LONGEST_LOOK: u64 = 2 << 20;
/// Members that stand closer together than this are read in one go.
const GAP: u64 = 64 << 10;

/// Does a job and says all there is to say about it.
pub(super) async fn perform(job: Job, files: &[Blob], voice: &Voice, worker: &Worker) {
    let last = match (job, files) {
        (job @ Job::Examine { .. }, _) => {
            return protocol::perform(job, || voice.is_due(), |report| voice.say(report));
        }
        (Job::Peek { packed: false }, [file, ..]) => peek_plain(file).await,
        (Job::Peek { packed: true }, [file, ..]) => peek_packed(file).await,
        (Job::Survey, [file, ..]) => survey(file, worker.budget(Limits::default()), voice).await,
        (Job::Stream { limits }, [file, ..]) => stream(file, worker.budget(limits), voice).await,
        (Job::Inspect { parts, archive, limits }, files) => inspect(&parts, files, worker.budget_of(archive, limits), voice).await,
        (_, []) => Err(Unreadable),
    };
    voice.end(last.unwrap_or(Report::Unreadable));
}

/// Does a job about one large file beside others.
pub(super) async fn perform_wide(job: Job, files: &[Blob], voice: &Voice, worker: &Worker) {
    let last = match (&job, files) {
        (Job::Inspect { parts, archive, limits }, [file, ..]) => match &parts[..] {
            [part] => inspect_wide(part, file, voice, (worker, worker.budget_of(*archive, *limits))).await,
            _ => Err(Unreadable),
        },
        _ => Err(Unreadable),
    };
    voice.end(last.unwrap_or(Report::Unreadable));
}

async fn inspect_wide(member: &Part, file: &Blob, voice: &Voice, by: (&Worker, Budget)) -> Result<Report, Unreadable> {
    voice.begin(member.length);
    let (worker, budget) = by;
    let place = worker.lanes.join();
    let mut reading = member.reading(budget);
    let mut pieces = Pieces::of(&part(file, member.offset, end(member))?)?;
    let (mut piece, mut done) = (Piece::default(), 0);
    while pieces.next(&mut piece).await? {
        (reading, piece) = place.hash(reading, piece).await.ok_or(Unreadable)?;
        for bite in piece.bytes().chunks(BITE) {
            reading.take_hashed(bite);
            done += bite.len() as u64;
            voice.progress(done);
        }
    }
    voice.learn(reading.finish(done < member.length));
    Ok(Report::Inspected)
}

fn end(part: &Part) -> u64 {
    part.offset.saturating_add(part.length)
}

fn length(file: &Blob) -> u64 {
    file.size() as u64
}

async fn peek_plain(file: &Blob) -> Result<Report, Unreadable> {
    let mut members = 0;
    let mut names = Names::default();
    let nothing = Budget::from(Limits { free: 0, ratio: 0 });
    look(file, nothing, |events, _| {
        names.learn(&events);
        members += events.len();
        !names.at_once() && members < PEEK_MEMBERS
    })
    .await?;
    Ok(peeked(&names))
}

fn peeked(names: &Names) -> Report {
    Report::Peeked(if names.look_like_image() { Peek::Image } else { Peek::Other })
}

async fn peek_packed(file: &Blob) -> Result<Report, Unreadable> {
    let mut stream = Stream::new(Limits { free: PEEK_BYTES, ratio: 0 });
    let mut members = 0;
    let mut names = Names::default();
    let mut judge = |events: Vec<Event>| {
        names.learn(&events);
        members += events.len();
        !names.at_once() && members < PEEK_MEMBERS
    };
    read(file, 0, PEEK_BYTES, |piece| {
        piece.chunks(BITE).all(|bite| {
            stream.take(bite);
            judge(stream.events())
        })
    })
    .await?;
    // The first member may end with the file: what is told of it comes last.
    judge(stream.finish(true).0);
    Ok(peeked(&names))
}

async fn survey(file: &Blob, budget: Budget, voice: &Voice) -> Result<Report, Unreadable> {
    voice.begin(length(file));
    let fault = look(file, budget, |events, at| {
        voice.learn(events);
        voice.progress(at);
        true
    })
    .await?;
    Ok(Report::Listed(fault))
}

/// Lists a tar; `hear` gets what was learnt and how far that is, and says whether it wants more.
async fn look(file: &Blob, budget: Budget, mut hear: impl FnMut(Vec<Event>, u64) -> bool) -> Result<Option<TarFault>, Unreadable> {
    let size = length(file);
    let mut survey = Survey::new(budget);
    let (mut end, mut look) = (0, FIRST_LOOK);
    while let Some(at) = survey.wants().filter(|at| *at < size) {
        // Where headers stand close together, further looks are longer.
        look = if at.saturating_sub(end) < look { (look * 2).min(LONGEST_LOOK) } else { FIRST_LOOK };
        end = at.saturating_add(look).min(size);
        let bytes = at_once(&part(file, at, end)?).await?;
        if bytes.is_empty() {
            break;
        }
        survey.take(&bytes);
        if !hear(survey.events(), at) {
            return Ok(None);
        }
    }
    let fault = survey.finish(size);
    hear(survey.events(), size);
    Ok(fault)
}

async fn stream(file: &Blob, budget: Budget, voice: &Voice) -> Result<Report, Unreadable> {
    let size = length(file);
    voice.begin(size);
    let mut stream = Stream::new(budget);
    let mut done = 0;
    let given = read(file, 0, size, |piece| {
        for bite in piece.chunks(BITE) {
            stream.take(bite);
            done += bite.len() as u64;
            voice.learn(stream.events());
            voice.progress(done);
        }
        true
    })
    .await?;
    let (events, whole) = stream.finish(given < size);
    voice.learn(events);
    let fault = whole.unpacked.as_ref().and_then(|unpacked| unpacked.files.fault);
    Ok(Report::Streamed(fault, whole))
}

async fn inspect(parts: &[Part], files: &[Blob], budget: Budget, voice: &Voice) -> Result<Report, Unreadable> {
    voice.begin(parts.iter().map(|part| part.length).sum());
    let mut done = 0;
    let mut all_read = true;
    let mut from = 0;
    let one_file = files.len() == 1;
    let close = |pair: &[Part]| matches!(pair, [one, next] if next.offset.checked_sub(end(one)).is_some_and(|gap| gap <= GAP));
    while let Some(rest) = parts.get(from..).filter(|rest| !rest.is_empty()) {
        let file = files.get(if one_file { 0 } else { from }).ok_or(Unreadable)?;
        let more = if one_file { rest.windows(2).take_while(|pair| close(pair)).count() } else { 0 };
        let run = &rest[..=more];
        let bytes: u64 = run.iter().map(|part| part.length).sum();
        all_read &= inspect_run(run, file, &budget, voice, done).await.is_ok();
        done += bytes;
        from += run.len();
        voice.progress(done);
    }
    if all_read { Ok(Report::Inspected) } else { Err(Unreadable) }
}

/// Members that stand one after the other in a file.
struct Run<'a> {
    waiting: std::slice::Iter<'a, Part>,
    current: Option<(&'a Part, Reading)>,
    budget: &'a Budget,
}

impl Run<'_> {
    /// Goes on to the next member; returns what was learnt of the one before.
    fn turn(&mut self, cut: bool) -> Vec<Event> {
        let learnt = self.current.take().map(|(_, reading)| reading.finish(cut)).unwrap_or_default();
        self.current = self.waiting.next().map(|part| (part, part.reading(self.budget.clone())));
        learnt
    }
}

/// Reads members that stand one after the other in a file. `done` bytes of the job were read before.
async fn inspect_run(parts: &[Part], file: &Blob, budget: &Budget, voice: &Voice, mut done: u64) -> Result<(), Unreadable> {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Ok(()) };
    let mut run = Run { waiting: parts.iter(), current: None, budget };
    run.turn(false);
    let mut at = first.offset;
    read(file, first.offset, end(last), |piece| {
        let mut rest = piece;
        while !rest.is_empty() {
            let Some((part, reading)) = &mut run.current else { return false };
            let until = end(part);
            if at == until {
                voice.learn(run.turn(false));
                continue;
            }
            let wanted = at >= part.offset;
            let portion = usize::try_from(if wanted { until } else { part.offset } - at).unwrap_or(usize::MAX).min(rest.len()).min(BITE);
            let (bite, later) = rest.split_at(portion);
            at += portion as u64;
            rest = later;
            if wanted {
                reading.take(bite);
                done += portion as u64;
                voice.progress(done);
            }
        }
        true
    })
    .await?;
    // What the file was too short for is cut; what is empty needs no bytes.
    while let Some((part, _)) = &run.current {
        let cut = at < end(part);
        voice.learn(run.turn(cut));
    }
    Ok(())
}
