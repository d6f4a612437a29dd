//! Rebuilds the program when a file comes to or leaves the knowledge folder that is built into it.

fn main() {
    println!("cargo::rerun-if-changed=knowledge");
}
