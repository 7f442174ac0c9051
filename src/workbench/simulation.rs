//! Which host images are picked for, and which client's trace is read.

use super::Workbench;
use crate::clients::{self, CLIENTS, Client, Column};
use crate::picks::HostChoice;

/// What the simulated clients are asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Simulation {
    /// The host; nobody is asked where there is none.
    pub host: Option<HostChoice>,
    /// The client whose trace is read, by its name in addresses.
    pub client: Option<&'static str>,
    /// Ways that are taken instead of the usual ones, by their names: one for each client at most.
    pub ways: Vec<&'static str>,
}

impl Simulation {
    /// The client whose trace is read.
    pub fn client(&self) -> Option<&'static Client> {
        CLIENTS.iter().copied().find(|client| Some(client.id) == self.client)
    }

    /// The way of the client that is taken instead of its usual one.
    pub fn way(&self, client: &Client) -> Option<&'static str> {
        self.ways.iter().copied().find(|way| client.columns().any(|(_, own)| own.id == *way))
    }

    pub(super) fn follow(&mut self, client: &'static str) {
        self.client = Some(client);
    }

    pub(super) fn take(&mut self, client: &'static str, way: Option<&'static str>) {
        self.follow(client);
        if let Some(client) = self.client() {
            let known = way.filter(|way| client.columns().any(|(_, own)| own.id == *way));
            self.ways.retain(|way| !client.columns().any(|(_, own)| own.id == *way));
            self.ways.extend(known);
        }
    }
}

/// The client with this name, or the one that the way with this name belongs to, and the way.
fn named(name: &str) -> Option<(&'static Client, Option<&'static Column>)> {
    if let Some(client) = CLIENTS.iter().find(|client| client.id == name) {
        return Some((client, None));
    }
    let column = clients::column(name)?;
    let client = CLIENTS.iter().find(|client| client.columns().any(|(_, own)| own.id == column.id))?;
    Some((client, Some(column)))
}

impl Workbench {
    /// The part of the address that stands for host and client.
    pub(super) fn simulation_link(&self) -> String {
        let Some(host) = &self.simulation.host else { return String::new() };
        let mut link = format!("&host={}", encode(host.id()));
        if let Some(client) = self.simulation.client() {
            link += &format!("&client={}", encode(self.simulation.way(client).unwrap_or(client.id)));
        }
        link
    }

    /// Asks what an address names; one that names no host asks nobody.
    pub(super) fn simulate_linked(&mut self, host: Option<&str>, client: Option<&str>) {
        self.simulation.host = host.and_then(|host| HostChoice::named(&decode(host)));
        if let Some((client, column)) = client.and_then(|client| named(&decode(client))) {
            self.simulation.take(client.id, column.map(|column| column.id));
        }
    }
}

/// Leaves what stands for itself in a fragment, as browsers do, and escapes the rest.
fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._/:@()+,=".contains(&byte) {
            out.push(byte as char);
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| std::str::from_utf8(after.get(..2)?).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()));
        match escaped.flatten() {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_survives_an_address() {
        for text in ["linux/arm/v7", "windows(10.0.17763+win32k)/amd64", "a&b=c#d%e f", "龙芯/\u{202e}x", "%4", "%zz"] {
            let encoded = encode(text);
            assert_eq!(decode(&encoded), text);
            assert!(!encoded.contains(['&', '#', ' ']), "{encoded}");
        }
        assert_eq!(decode("%4"), "%4");
    }
}
