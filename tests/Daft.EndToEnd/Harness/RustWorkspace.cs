namespace Daft.EndToEnd.Harness;

/// <summary>
/// Three crates without external dependencies. Inside a daft job the build script of the last one says
/// <c>building</c> and then waits until the test releases <c>go-on</c>: cargo cannot be done before.
/// </summary>
internal static class RustWorkspace
{
    private const string HeldBuild = """
        use std::process::Command;

        fn main() {
            println!("cargo:rerun-if-changed=build.rs");
            if std::env::var_os("DAFT_JOB_NAME").is_some() {
                Command::new("signal").arg("building").status().unwrap();
                Command::new("await").arg("go-on").status().unwrap();
            }
        }
        """;

    public static Repository Create(Sandbox sandbox, string configuration)
    {
        Tools.RequireCargo();
        Repository repository = sandbox.CreateRepository(configuration);
        repository.Write("Cargo.toml", "[workspace]\nresolver = \"2\"\nmembers = [\"a\", \"b\", \"c\"]\n");
        WriteCrate(repository, "a", "pub fn value() -> u32 { 1 }\n");
        WriteCrate(repository, "b", "pub fn value() -> u32 { a::value() + 1 }\n", "a");
        WriteCrate(repository, "c", "pub fn value() -> u32 { b::value() + 1 }\n", "b");
        repository.Write("c/build.rs", HeldBuild);
        repository.Write("Cargo.lock", $"version = 3\n{Locked("a")}{Locked("b", "a")}{Locked("c", "b")}");
        repository.Commit("Three crates");
        return repository;
    }

    private static void WriteCrate(Repository repository, string name, string source, params string[] needs)
    {
        string dependencies = string.Concat(needs.Select(need => $"{need} = {{ path = \"../{need}\" }}\n"));
        repository.Write($"{name}/Cargo.toml", $"[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n{dependencies}");
        repository.Write($"{name}/src/lib.rs", source);
    }

    private static string Locked(string name, params string[] needs) =>
        $"\n[[package]]\nname = \"{name}\"\nversion = \"0.1.0\"\n"
        + (needs.Length == 0 ? "" : $"dependencies = [\n{string.Concat(needs.Select(need => $" \"{need}\",\n"))}]\n");
}
