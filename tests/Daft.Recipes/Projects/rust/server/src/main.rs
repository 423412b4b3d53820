fn main() {
    println!("{} orders", server::orders());
}
