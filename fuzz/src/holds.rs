use platmap::analysis::{Analysis, Verdict};
use platmap::diagnostic::{Finding, Sentence, Severity};
use platmap::digest::{Algorithm, Digest};
use platmap::export::report::Report;
use platmap::json::{Kind, Tree, Value};
use platmap::language::{Language, Text};
use platmap::library::{Document, DocumentId, Library, Origin, Route};
use platmap::text::{Span, revealed};

/// Values of a document whose pointers are followed.
const FOLLOWED: usize = 200;

/// A document of exactly these bytes, from a file without a name.
pub fn read(id: DocumentId, bytes: &[u8]) -> Document {
    Document::read(id, Origin { name: String::new(), route: Route::File }, bytes.to_vec())
}

/// A span lies within the text and cuts no character.
pub fn span(span: Span, text: &str) {
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(start <= end && end <= text.len(), "{span:?} reaches outside of {} bytes", text.len());
    assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{span:?} cuts a character");
}

/// What people read hides nothing and turns nothing around.
pub fn plain(text: &str) {
    assert!(revealed(text) == text, "a sentence holds hidden characters: {text:?}");
}

/// A sentence is plain in every language.
pub fn sentence(sentence: &Sentence) {
    Language::ALL.into_iter().for_each(|language| plain(&sentence.in_language(language)));
}

/// Words with nothing to fill in.
pub fn text(text: &Text) {
    Language::ALL.into_iter().for_each(|language| plain(text.get(language)));
}

/// Every span of a tree slices its text back to the token, children lie inside their parents in order, and pointers
/// lead back to what they were made from.
pub fn tree(tree: &Tree, source: &str) {
    assert_eq!(&**tree.text(), source);
    let mut last = 0;
    for (place, value) in tree.values().enumerate() {
        assert_eq!(value.id().place(), place);
        span(value.span(), source);
        let raw = &source[value.span().start as usize..value.span().end as usize];
        assert_eq!(value.raw(), raw, "a span does not slice its token back");
        let (first, end) = (raw.as_bytes().first().copied(), raw.as_bytes().last().copied());
        let fits = match value.kind() {
            Kind::Null => raw == "null",
            Kind::Bool => raw == "true" || raw == "false",
            Kind::Number => {
                first.is_some_and(|byte| byte == b'-' || byte.is_ascii_digit()) && end.is_some_and(|byte| byte.is_ascii_digit())
            }
            Kind::String => raw.len() >= 2 && (first, end) == (Some(b'"'), Some(b'"')),
            Kind::Array => (first, end) == (Some(b'['), Some(b']')),
            Kind::Object => (first, end) == (Some(b'{'), Some(b'}')),
        };
        assert!(fits, "{raw:?} is no {:?}", value.kind());
        let whole = value.whole_span();
        assert!(whole.start >= last, "values are out of order");
        last = whole.start;
        match value.parent() {
            Some(parent) => {
                assert!(parent.span().start < whole.start && whole.end < parent.span().end, "a child reaches out of its parent");
                assert_eq!(parent.is_object(), value.key_span().is_some());
            }
            None => assert_eq!(place, 0, "only the root has no parent"),
        }
        if let Some(key) = value.key_span() {
            span(key, source);
            assert!(key.end < value.span().start && value.raw_key().is_some_and(|key| key.starts_with('"') && key.ends_with('"')));
            assert!(value.key().is_some_and(|key| value.is_named(&key)), "a member does not answer to its name");
        }
    }
    for value in tree.values().filter(|value| value.kind() == Kind::Array || value.kind() == Kind::Object) {
        let mut end = value.span().start;
        for (at, child) in value.children().enumerate() {
            assert!(child.index() == at && child.whole_span().start > end && child.parent() == Some(value));
            end = child.span().end;
        }
    }
    for value in tree.values().take(FOLLOWED) {
        if !is_shadowed(value) {
            assert_eq!(tree.find(&value.pointer()), Some(value), "{} leads elsewhere", value.pointer());
        }
        assert!(tree.at(value.span().start).span().overlaps(value.span()));
    }
}

/// Whether a later member of the same name stands in the way of its pointer.
fn is_shadowed(value: Value<'_>) -> bool {
    let mut around = Some(value);
    while let Some(value) = around {
        around = value.parent();
        if let (Some(parent), Some(name)) = (value.parent(), value.key())
            && parent.get(&name) != Some(value)
        {
            return true;
        }
    }
    false
}

/// A document is its bytes: text, digests and lines follow from them alone.
pub fn document(document: &Document) {
    assert_eq!(document.text.len(), document.bytes.len(), "offsets of text and bytes differ");
    if document.invalid_utf8.is_none() {
        assert_eq!(document.text.as_bytes(), &*document.bytes);
    }
    for algorithm in Algorithm::ALL {
        assert_eq!(document.digest(algorithm), &Digest::of(algorithm, &document.bytes), "a digest depends on more than bytes");
        if document.payload().is_none() {
            assert_eq!(document.registry_digest(algorithm), document.digest(algorithm));
        }
    }
    if let Some(tree) = document.tree.as_deref() {
        self::tree(tree, &document.text);
    }
    if let Some(error) = &document.syntax {
        span(error.span, &document.text);
    }
}

/// A finding points into its document and says something plain about it.
pub fn finding(document: &Document, finding: &Finding) {
    let code = finding.rule.code;
    let within =
        |span: Span| assert!(span.start <= span.end && span.end as usize <= document.bytes.len(), "{code} points outside: {span:?}");
    within(finding.span);
    sentence(&finding.says);
    text(&finding.rule.title);
    for label in &finding.labels {
        within(label.span);
        sentence(&label.says);
    }
    let position = document.position(finding.span.start);
    assert!((1..=document.lines.len()).contains(&position.line), "{code} stands in line {} of {}", position.line, document.lines.len());
    let line = document.lines.span(position.line - 1);
    assert!((1..=line.len() + 1).contains(&position.column), "{code} stands in column {}", position.column);
    if let (Some(tree), Some(node)) = (document.tree.as_deref(), finding.node) {
        let value: Value<'_> = tree.value(node);
        let pointer = document.pointer(Some(node));
        assert!(is_shadowed(value) || tree.find(&pointer) == Some(value), "{code} points to {pointer}, which is elsewhere");
        assert!(value.whole_span().overlaps(finding.span) || finding.span.is_empty(), "{code} marks other bytes than its value's");
    }
    let entries = document.image.as_deref().and_then(|image| image.index.as_ref()).map_or(0, |index| index.entries.len());
    assert!(finding.entry.is_none_or(|entry| entry < entries), "{code} belongs to no entry");
}

/// What was found of a document is in order, and its verdict and its report follow from it.
pub fn analysis(document: &Document, analysis: &Analysis) {
    analysis.findings.iter().for_each(|found| finding(document, found));
    assert!(analysis.findings.is_sorted_by_key(|finding| (finding.severity, finding.span.start, finding.span.end)));
    let errors = analysis.count(Severity::Error) > 0;
    assert!(document.is_drawn() || errors == (analysis.verdict == Verdict::Invalid), "the verdict does not follow from the findings");
    let line = Report::new(document, analysis, Language::En).to_line();
    assert!(!line.contains('\n') && Tree::parse(line.as_str().into(), 0).error.is_none(), "the report is no line of JSON: {line}");
}

/// Findings as they can be compared between libraries: nothing in them says when a document came.
pub fn told(analysis: &Analysis) -> Vec<String> {
    let mut told: Vec<String> = analysis
        .findings
        .iter()
        .map(|finding| format!("{} {:?} {:?} {:?}", finding.rule.code, finding.severity, finding.span, finding.says.arguments))
        .collect();
    told.sort();
    told
}

/// Every document of a library beside the others.
pub fn library(library: &Library) -> Vec<Analysis> {
    let judge = |document: &std::rc::Rc<Document>| {
        let found = Analysis::alone(document).beside(library, document);
        analysis(document, &found);
        found
    };
    library.documents().iter().map(judge).collect()
}
