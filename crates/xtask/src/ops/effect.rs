//! Stack effects in CPython's notation: `list, unused[oparg-1], value -- list, unused[oparg-1]`.

use crate::Result;

/// What an operation takes from the stack and what it puts there.
#[derive(Debug, Clone)]
pub struct Effect {
    /// As written.
    pub text: String,
    /// `None` where CPython names no effect.
    pub sizes: Option<(Size, Size)>,
}

/// How many values one side of an effect has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Size {
    /// The values that are always there.
    pub fixed: i32,
    /// Those whose number depends on the argument, as Rust expressions of `oparg`.
    pub terms: Vec<String>,
}

impl Effect {
    /// Reads one.
    pub fn parse(text: &str) -> Result<Effect> {
        let text = text.trim().to_owned();
        if text == "unstated" {
            return Ok(Effect { text, sizes: None });
        }
        let (before, after) =
            text.split_once("--").ok_or_else(|| format!("no `--` in the effect `{text}`"))?;
        let sizes = Some((Size::parse(before)?, Size::parse(after)?));
        Ok(Effect { text, sizes })
    }
}

impl Size {
    fn parse(side: &str) -> Result<Size> {
        let mut size = Size::default();
        for item in side.split(',').map(str::trim).filter(|item| !item.is_empty()) {
            if let Some((_, condition)) = item.split_once(" if ") {
                let condition = condition.trim().trim_start_matches('(').trim_end_matches(')');
                let expression = expression(condition)?;
                let test = if condition.contains("==") { expression } else { format!("{expression} != 0") };
                size.terms.push(format!("i64::from({test})"));
            } else if let Some((_, count)) = item.split_once('[') {
                let count = count.trim_end_matches(']');
                match count.parse::<i32>() {
                    Ok(number) => size.fixed += number,
                    Err(_) => size.terms.push(expression(count)?),
                }
            } else {
                size.fixed += 1;
            }
        }
        Ok(size)
    }

    /// Whether it is the same for every argument.
    pub fn is_fixed(&self) -> bool {
        self.terms.is_empty()
    }

    /// The number as a Rust expression of `oparg`.
    pub fn expression(&self) -> String {
        let fixed = (self.fixed != 0 || self.terms.is_empty()).then(|| self.fixed.to_string());
        fixed.into_iter().chain(self.terms.iter().cloned()).collect::<Vec<_>>().join(" + ")
    }
}

/// `oparg`, alone or with one operator and a number.
fn expression(text: &str) -> Result<String> {
    let wrong = || format!("`{text}` is not an expression of `oparg`");
    let rest = text.trim().strip_prefix("oparg").ok_or_else(wrong)?.trim();
    if rest.is_empty() {
        return Ok("oparg".into());
    }
    let operator = ["==", ">>", "&", "*", "-", "+"]
        .into_iter()
        .find(|operator| rest.starts_with(operator))
        .ok_or_else(wrong)?;
    let number = rest[operator.len()..].trim();
    let digits = number.strip_prefix("0x").map_or_else(|| number.parse(), |hex| i64::from_str_radix(hex, 16));
    digits.map_err(|_| wrong())?;
    let expression = format!("oparg {operator} {number}");
    Ok(if operator == "==" { expression } else { format!("({expression})") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(text: &str) -> (String, String) {
        let (before, after) = Effect::parse(text).unwrap().sizes.unwrap();
        (before.expression(), after.expression())
    }

    #[test]
    fn sizes_are_counted() {
        assert_eq!(sides("a, b -- c"), ("2".into(), "1".into()));
        assert_eq!(sides("values[oparg*2] --"), ("(oparg * 2)".into(), "0".into()));
        assert_eq!(sides("a[6], b if (oparg & 4) --").0, "6 + i64::from((oparg & 4) != 0)");
        assert!(Effect::parse("a[oparg ** 2] --").is_err());
        assert!(Effect::parse("a b").is_err());
    }
}
