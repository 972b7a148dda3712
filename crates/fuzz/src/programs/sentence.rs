//! Random sentences of a grammar, most of which mean something: what stands outside its place, as a `return`
//! outside a function, is seldom derived, and names are chosen where only some are good.

use super::grammar::{Alternative, Grammar, Item};
use super::random::Random;
use super::render::Writer;
use super::{snippets, words};

/// How deep rules may call one another; from then on the shortest alternative is taken.
const DEEPEST: u32 = 160;

/// Derives sentences.
#[derive(Debug)]
pub struct Sentences<'g, 'r, 'b> {
    grammar: &'g Grammar,
    random: &'r mut Random<'b>,
    writer: Writer,
    /// About how many tokens may still be derived freely.
    budget: i64,
    depth: u32,
    scope: Scope,
    fresh: usize,
    /// The prefixes and quotes of the f-strings that are open.
    quotes: Vec<&'static str>,
}

/// What is around a place.
#[derive(Debug, Clone, Copy, Default)]
struct Scope {
    function: bool,
    asynchronous: bool,
    looping: bool,
    nested: bool,
}

impl<'g, 'r, 'b> Sentences<'g, 'r, 'b> {
    /// Derives from `rule`, for about `budget` tokens.
    pub fn derive(grammar: &'g Grammar, random: &'r mut Random<'b>, rule: &str, budget: i64) -> String {
        let writer = Writer::new(random.chance(40));
        let scope = Scope::default();
        let mut sentences =
            Sentences { grammar, random, writer, budget, depth: 0, scope, fresh: 0, quotes: Vec::new() };
        sentences.fresh = sentences.random.below(100);
        if let Some(number) = grammar.number(rule) {
            sentences.rule(number);
        }
        sentences.writer.finish()
    }

    fn rule(&mut self, number: usize) {
        let rule = &self.grammar.rules[number];
        if self.snippet(rule.name) {
            return;
        }
        let before = self.scope;
        self.depth += 1;
        self.enter(rule.name);
        if let Some(alternative) = self.choose(rule.name, &rule.alternatives) {
            self.enter_alternative(rule.name, alternative);
            for item in &alternative.items {
                self.item(item, rule.name);
            }
        }
        self.depth -= 1;
        self.scope = before;
    }

    /// Writes a snippet instead of deriving a rule, now and then.
    fn snippet(&mut self, rule: &str) -> bool {
        let (list, chance): (&[&'static str], _) = match rule {
            "atom" => (snippets::EXPRESSIONS, 14),
            "statement" => (snippets::STATEMENTS, 16),
            _ => return false,
        };
        if self.budget <= 0 || !self.random.chance(chance) {
            return false;
        }
        let before = self.scope;
        self.depth += 1;
        let snippet = self.random.pick(list);
        // Parts of a snippet stand in turn for themselves and for a rule.
        for (at, part) in snippet.split('$').enumerate() {
            if at % 2 == 0 {
                self.writer.raw(part);
                self.budget -= 1;
                continue;
            }
            match part {
                "in function" => {
                    self.scope = Scope { function: true, nested: before.function, ..Scope::default() }
                }
                "in async" => self.scope = Scope { function: true, asynchronous: true, ..Scope::default() },
                "in loop" => self.scope.looping = true,
                "outside loop" => self.scope.looping = before.looping,
                "out" => self.scope = before,
                "NAME" => self.token("NAME", ""),
                "constant" => {
                    let constant = words::constant(self.random);
                    self.writer.word(&constant, self.random);
                }
                "operator" => {
                    let operator = self.random.pick(words::OPERATORS);
                    self.writer.word(operator, self.random);
                }
                rule => {
                    if let Some(number) = self.grammar.number(rule) {
                        self.rule(number);
                    }
                }
            }
        }
        self.depth -= 1;
        self.scope = before;
        true
    }

    /// What a rule's parts stand in.
    fn enter(&mut self, rule: &str) {
        match rule {
            "function_def_raw" | "lambdef" => {
                let nested = self.scope.function;
                self.scope = Scope { function: true, nested, ..Scope::default() };
            }
            "class_def_raw" => self.scope = Scope { nested: self.scope.function, ..Scope::default() },
            "for_stmt" | "while_stmt" => self.scope.looping = true,
            "except_star_block" => self.scope.looping = false,
            "genexp" | "listcomp" | "setcomp" | "dictcomp" | "annotation" | "type_params" => {
                self.scope.function = self.scope.asynchronous;
            }
            _ => {}
        }
    }

    fn enter_alternative(&mut self, rule: &str, alternative: &Alternative) {
        if rule == "function_def_raw" {
            self.scope.asynchronous = alternative.words.contains(&"async");
        }
    }

    fn choose(&mut self, rule: &str, alternatives: &'g [Alternative]) -> Option<&'g Alternative> {
        let shortest = alternatives.iter().min_by_key(|alternative| alternative.least);
        if self.budget <= 0 || self.depth > DEEPEST {
            return shortest;
        }
        // Along the chain of operators most expressions have none of a level.
        if let Some(percent) = words::chance_of_passing(rule)
            && self.random.chance(percent)
        {
            let passes = |alternative: &&Alternative| matches!(&*alternative.items, [Item::Rule(_)]);
            if let Some(passing) = alternatives.iter().rev().find(passes) {
                return Some(passing);
            }
        }
        if rule == "statement" && self.random.chance(if self.depth < 8 { 45 } else { 70 }) {
            return alternatives.last();
        }
        for _ in 0..8 {
            let at = self.random.below(alternatives.len());
            if let Some(alternative) = alternatives.get(at)
                && (self.fits(alternative) || self.random.below(200) == 0)
            {
                return Some(alternative);
            }
        }
        shortest
    }

    /// Whether the words of an alternative may stand here.
    fn fits(&self, alternative: &Alternative) -> bool {
        let Scope { function, asynchronous, looping, nested } = self.scope;
        alternative.words.iter().all(|word| match *word {
            "return" | "yield" => function,
            "await" => asynchronous,
            "async" => asynchronous || alternative.words.contains(&"def") || alternative.words.len() == 1,
            "break" | "continue" => looping,
            "nonlocal" => nested,
            _ => true,
        })
    }

    fn item(&mut self, item: &'g Item, rule: &'static str) {
        match item {
            Item::Rule(number) => self.rule(*number),
            Item::Word(word) => {
                self.budget -= 1;
                self.writer.word(word, self.random);
            }
            Item::Token(kind) => self.token(kind, rule),
            Item::Optional(inner) => {
                if self.budget > 0 && self.random.chance(35) {
                    self.item(inner, rule);
                }
            }
            Item::Repeat(inner, least) => {
                for _ in 0..*least {
                    self.item(inner, rule);
                }
                while self.budget > 0 && self.random.chance(30) {
                    self.item(inner, rule);
                }
            }
            Item::Gather(separator, inner) => {
                self.item(inner, rule);
                while self.budget > 0 && self.random.chance(35) {
                    self.writer.word(separator, self.random);
                    self.item(inner, rule);
                }
            }
            Item::Nothing => {}
        }
    }

    fn token(&mut self, kind: &str, rule: &str) {
        self.budget -= 1;
        match kind {
            "NAME" => {
                let name = words::name(self.random, rule, &mut self.fresh);
                self.writer.word(&name, self.random);
            }
            "NUMBER" => {
                let number = self.random.pick(words::NUMBERS);
                self.writer.word(number, self.random);
            }
            "STRING" => self.string(rule),
            "NEWLINE" => self.writer.newline(),
            "INDENT" => self.writer.indent(self.random),
            "DEDENT" => self.writer.dedent(),
            "SOFT_KEYWORD" => self.writer.word("match", self.random),
            "FSTRING_START" | "TSTRING_START" => {
                let prefixes = if kind == "FSTRING_START" { words::F_PREFIXES } else { words::T_PREFIXES };
                let prefix = self.random.pick(prefixes);
                // Mostly not the quote of a string around: both may be written.
                let quote = self.random.pick(words::QUOTES);
                self.quotes.push(quote);
                self.writer.open_string(&format!("{prefix}{quote}"), quote.len() == 3, self.random);
            }
            "FSTRING_MIDDLE" | "TSTRING_MIDDLE" => {
                let quote = self.quotes.last().copied().unwrap_or("'");
                let text = if rule.contains("format_spec") {
                    self.random.pick(words::FORMAT_SPECS).to_owned()
                } else {
                    words::string_text(self.random, quote, true)
                };
                self.writer.raw(&text);
            }
            "FSTRING_END" | "TSTRING_END" => {
                let quote = self.quotes.pop().unwrap_or("'");
                self.writer.close_string(quote);
            }
            _ => {}
        }
    }

    fn string(&mut self, rule: &str) {
        let quote = self.random.pick(words::QUOTES);
        let is_pattern = rule.contains("pattern");
        // Grammars before 3.12 have f-strings as strings.
        let has_tokens = self.grammar.number("fstring").is_some();
        let string = if !has_tokens && !is_pattern && self.quotes.is_empty() && self.random.chance(30) {
            self.old_f_string(quote)
        } else {
            let prefix = self.random.pick(words::PREFIXES);
            format!("{prefix}{quote}{}{quote}", words::string_text(self.random, quote, false))
        };
        self.writer.word(&string, self.random);
    }

    /// An f-string whose expressions have neither its quotes nor backslashes.
    fn old_f_string(&mut self, quote: &'static str) -> String {
        let prefix = self.random.pick(words::F_PREFIXES);
        let mut text = format!("{prefix}{quote}");
        for _ in 0..self.random.below(4) {
            text += &words::string_text(self.random, quote, true);
            let budget = self.random.below(12) as i64;
            let grammar = self.grammar;
            let field = Sentences::derive(grammar, self.random, "star_expressions", budget);
            let is_good = !field.contains(['\n', '\\', '#', '{', '}']) && !field.contains(&quote[..1]);
            let field = if is_good { field } else { "x".to_owned() };
            let end = self.random.pick(words::FIELD_ENDS);
            text += &format!("{{{field}{end}}}");
        }
        text += &words::string_text(self.random, quote, true);
        text + quote
    }
}
