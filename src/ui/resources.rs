//! What the page loads right after its program: samples, articles, the rules' long texts, the worker.

use super::browser::{Form, form, own_file, prepare_worker};
use crate::language::Language;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::rc::Rc;

/// A sentence in both languages, from a file.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Words {
    pub en: String,
    pub zh: String,
}

impl Words {
    /// The sentence in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }
}

/// A sample: documents that show one common problem.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Sample {
    pub id: String,
    pub level: String,
    pub title: Words,
    pub about: Words,
    pub files: Vec<SampleFile>,
}

/// A file of a sample; the first is the one to open.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SampleFile {
    pub name: String,
    pub text: String,
}

/// The long texts of a rule.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct RulePage {
    pub code: String,
    pub what: String,
    pub why: String,
    pub fix: String,
    pub example: String,
}

/// Everything that is loaded. Equal only to itself.
#[derive(Debug, Default)]
pub struct Resources {
    pub samples: Vec<Sample>,
    pub learn: super::panels::learn::Articles,
    rules: [HashMap<String, RulePage>; 2],
    files: HashMap<&'static str, Vec<u8>>,
}

impl PartialEq for Resources {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Resources {
    /// The page of the rule with this code, once it is loaded.
    pub fn rule(&self, language: Language, code: &str) -> Option<&RulePage> {
        self.rules[language as usize].get(code)
    }

    /// A file that is shown or handed out as it is, once it is loaded.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }
}

#[derive(Deserialize)]
struct Samples {
    samples: Vec<Sample>,
}

/// Loads everything; what cannot be loaded stays empty and the page works without it.
pub async fn load() -> Rc<Resources> {
    let samples = json::<Samples>("samples.json").await.map(|file| file.samples).unwrap_or_default();
    let learn = json("learn/learn.json").await.unwrap_or_default();
    let mut rules = [HashMap::new(), HashMap::new()];
    for language in Language::ALL {
        let pages: Vec<RulePage> = json(&format!("rules/{}.json", language.tag())).await.unwrap_or_default();
        rules[language as usize] = pages.into_iter().map(|page| (page.code.clone(), page)).collect();
    }
    let mut files = HashMap::new();
    let wanted: &[&'static str] = match form() {
        Form::Development => &[],
        Form::Site => &["SHA256SUMS"],
        // A site links to the licences; a single file brings them.
        Form::File => &["SHA256SUMS", "licenses.txt"],
    };
    for name in wanted {
        if let Some(bytes) = own_file(name).await {
            files.insert(*name, bytes);
        }
    }
    prepare_worker().await;
    Rc::new(Resources { samples, learn, rules, files })
}

async fn json<T: DeserializeOwned>(path: &str) -> Option<T> {
    serde_json::from_slice(&own_file(path).await?).ok()
}
