//! Tokens as text: spaces where they are needed, and now and then line ends, comments and continuations where
//! they are allowed.

use super::random::Random;

/// Writes tokens behind one another.
#[derive(Debug)]
pub struct Writer {
    text: String,
    /// Whether spaces vary.
    loose: bool,
    /// How many brackets are open.
    brackets: usize,
    /// For each f-string that is open, whether it has three quotes and how many brackets are around it.
    strings: Vec<(bool, usize)>,
    indents: Vec<String>,
    at_line_start: bool,
    /// Whether the next token stands against the one before.
    glue: bool,
}

impl Writer {
    /// An empty text.
    pub fn new(loose: bool) -> Self {
        Writer {
            text: String::new(),
            loose,
            brackets: 0,
            strings: Vec::new(),
            indents: Vec::new(),
            at_line_start: true,
            glue: true,
        }
    }

    /// The text, its last line ended if it has statements.
    pub fn finish(self) -> String {
        self.text
    }

    /// Writes a token.
    pub fn word(&mut self, word: &str, random: &mut Random<'_>) {
        self.space_before(word, random);
        self.text += word;
        match word {
            "(" | "[" | "{" => self.brackets += 1,
            ")" | "]" | "}" => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        // In an f-string text follows a field's end, and the kind of a conversion its sign.
        self.glue = match self.strings.last() {
            Some((_, around)) => {
                word == "!"
                    || (word == "}" && self.brackets == *around)
                    || word == ":" && self.brackets == around + 1
            }
            None => false,
        };
    }

    fn space_before(&mut self, word: &str, random: &mut Random<'_>) {
        if self.at_line_start {
            let indent = self.indents.last().cloned().unwrap_or_default();
            self.text += &indent;
            self.at_line_start = false;
            return;
        }
        if self.glue {
            return;
        }
        let close = |c: char| "()[],;".contains(c);
        let touches = self.text.ends_with(close) || word.starts_with([')', ']', ',', ';', '.', '(', '[']);
        let after_number =
            word.starts_with('.') && self.text.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let may_touch = touches && !after_number && self.strings.is_empty();
        match self.strings.last() {
            Some((false, _)) => self.text.push(' '),
            _ if !self.loose => {
                if !may_touch || self.text.ends_with(',') {
                    self.text.push(' ');
                }
            }
            _ => {
                let broken = self.brackets > 0 && self.strings.is_empty();
                match random.below(40) {
                    0..8 if may_touch => {}
                    8 | 9 if broken => self.text += "\n",
                    10 if broken => self.text += "\n        ",
                    11 if broken => self.text += " # comment\n  ",
                    12 if self.strings.is_empty() => self.text += " \\\n  ",
                    13 => self.text += "  ",
                    14 => self.text += "\t",
                    _ => self.text.push(' '),
                }
            }
        }
    }

    /// Writes text that is no token of its own: with its line ends, which indent what follows as here.
    pub fn raw(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.newline();
            }
            if line.is_empty() {
                continue;
            }
            if self.at_line_start {
                let indent = self.indents.last().cloned().unwrap_or_default();
                self.text += &indent;
                self.at_line_start = false;
            } else if !self.glue
                && self.strings.is_empty()
                && !line.starts_with([' ', ',', ')', ']', '.', '('])
            {
                self.text.push(' ');
            }
            self.text += line;
            for c in line.chars().filter(|_| self.strings.is_empty()) {
                match c {
                    '(' | '[' | '{' => self.brackets += 1,
                    ')' | ']' | '}' => self.brackets = self.brackets.saturating_sub(1),
                    _ => {}
                }
            }
        }
        self.glue = !self.strings.is_empty() || text.ends_with(['.', ' ', '(', '[', '@', '\n']);
    }

    /// Opens an f-string.
    pub fn open_string(&mut self, start: &str, triple: bool, random: &mut Random<'_>) {
        self.space_before(start, random);
        self.text += start;
        let triple = triple && self.strings.iter().all(|(triple, _)| *triple);
        self.strings.push((triple, self.brackets));
        self.glue = true;
    }

    /// Closes the innermost f-string.
    pub fn close_string(&mut self, quote: &str) {
        self.text += quote;
        self.strings.pop();
        self.glue = false;
    }

    /// Ends a logical line.
    pub fn newline(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.at_line_start = true;
        self.glue = true;
    }

    /// Opens a block.
    pub fn indent(&mut self, random: &mut Random<'_>) {
        let more = if self.loose { random.pick(&["    ", "  ", "\t", " "]) } else { "    " };
        let indent = self.indents.last().cloned().unwrap_or_default() + more;
        self.indents.push(indent);
    }

    /// Closes a block.
    pub fn dedent(&mut self) {
        self.indents.pop();
    }
}
