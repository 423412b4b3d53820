namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class MistakesInValuesTests
{
    private const string ABoolean = "it takes true or false";
    private const string ADuration = "it takes a duration such as 90s, 5m or 1h30m";
    private const string AFolder = "it takes a folder inside the worktree, written relative to it";
    private const string UnitsHint = "whole numbers with h, m, s and ms, in this order and without blanks; the longest is 576h";

    [TestMethod]
    [DataRow("hooks: 3", "1:8: 'hooks' is '3'; it takes a map of hooks", null)]
    [DataRow("hooks: [a]", "1:8: 'hooks' is a list; it takes a map of hooks", null)]
    [DataRow("hooks:\n  worktree-post-create: [a]", "2:25: 'worktree-post-create' is a list; it takes a map with 'jobs'", "write 'jobs:' above the list")]
    public void In_the_file(string yaml, string expected, string? hint) => AssertMistake(expected, hint, Yml.Mistakes(yaml));

    [TestMethod]
    [DataRow("jobs: {a: {run: b}}", "3:11: 'jobs' is a map; it takes a list of jobs", "begin each job with '- name: …'")]
    [DataRow("jobs: [make]", "3:12: 'job-1' is 'make'; it takes a map of its keys", "write '- run: …'")]
    [DataRow("jobs:\n- run: a\n-", "5:6: 'job-2' is empty; it takes a map of its keys", null)]
    [DataRow("jobs: [{name: a}]", "3:12: job 'a' has no 'run'", "add 'run:' and the command, or 'script' or 'group'")]
    [DataRow("jobs: [{description: a}]", "3:12: job 'job-1' has no 'run'", "add 'run:' and the command, or 'script' or 'group'")]
    [DataRow("fail_mode: stop", "3:16: 'fail_mode' is 'stop'; it takes warn or abort", null)]
    [DataRow("fail_mode: abrot", "3:16: 'fail_mode' is 'abrot'; it takes warn or abort", "did you mean 'abort'?")]
    [DataRow("fail_mode:", "3:5: 'fail_mode' is empty; it takes warn or abort", null)]
    [DataRow("exclude_tags: ~", "3:5: 'exclude_tags' is empty; it takes a tag, or a list of tags", null)]
    [DataRow("exclude: {}", "3:14: 'exclude' is an empty map; it takes a glob of job names, or a list of globs", null)]
    [DataRow("parallel: yes", "3:15: 'parallel' is 'yes'; " + ABoolean, "write true")]
    [DataRow("piped: off", "3:12: 'piped' is 'off'; " + ABoolean, "write false")]
    [DataRow("follow: \"true\"", "3:13: 'follow' is the text 'true'; " + ABoolean, "write true")]
    [DataRow("background: True", "3:17: 'background' is 'True'; " + ABoolean, "write true")]
    [DataRow("background: maybe", "3:17: 'background' is 'maybe'; " + ABoolean, null)]
    [DataRow("background: ~", "3:5: 'background' is empty; " + ABoolean, null)]
    [DataRow("parallel: true\npiped: true", "4:5: 'parallel' and 'piped' are both true", "keep one of them")]
    [DataRow("parallel: false\nfollow: false", "4:5: neither 'parallel' nor 'follow' nor 'piped' is left", "set one of them to true")]
    public void In_a_hook(string body, string expected, string? hint) => AssertMistake(expected, hint, Yml.MistakesInHook(body));

    [TestMethod]
    [DataRow("run: ", "3:13: 'run' is empty; it takes a command, or a map of commands by linux, macos and windows", null)]
    [DataRow("run: {}", "3:18: 'run' is an empty map; it takes a command, or a map of commands by linux, macos and windows", null)]
    [DataRow("run: ''", "3:18: 'run' is empty; it takes a command", null)]
    [DataRow("run: [a, b]", "3:18: 'run' is a list; it takes a command, or a map of commands by linux, macos and windows", "write several commands as lines below 'run: |'")]
    [DataRow("run: {linux: []}", "3:26: 'linux' is an empty list; it takes a command, or a list of commands", null)]
    [DataRow("run: {linux: [[a]]}", "3:27: 'linux' is a list inside a list; it takes a command, or a list of commands", null)]
    [DataRow("run: {linux: }", "3:19: 'linux' is empty; it takes a command, or a list of commands", null)]
    [DataRow("run: \"a\\0b\"", "3:18: 'run' holds the character \\u{0}", "no command and no variable can carry it: remove it")]
    public void In_a_command(string run, string expected, string? hint) =>
        AssertMistake(expected, hint, Yml.MistakesInHook($"jobs: [{{{run}}}]"));

    [TestMethod]
    [DataRow("description: []", "6:22: 'description' is an empty list; it takes a text", null)]
    [DataRow("fail_text:", "6:9: 'fail_text' is empty; it takes a text", null)]
    [DataRow("priority: high", "6:19: 'priority' is 'high'; it takes a whole number", null)]
    [DataRow("priority: 1.5", "6:19: 'priority' is '1.5'; it takes a whole number", null)]
    [DataRow("priority: '1'", "6:19: 'priority' is the text '1'; it takes a whole number", "write it without quotes")]
    [DataRow("priority: 99999999999", "6:19: 'priority' is '99999999999'; it takes a whole number", null)]
    [DataRow("timeout: soon", "6:18: 'timeout' is 'soon'; " + ADuration, null)]
    [DataRow("timeout: 0", "6:18: 'timeout' is '0'; " + ADuration, "leave it out for no limit")]
    [DataRow("timeout: 0s", "6:18: 'timeout' is '0s'; " + ADuration, "leave it out for no limit")]
    [DataRow("timeout: -5", "6:18: 'timeout' is '-5'; " + ADuration, null)]
    [DataRow("timeout: 2d", "6:18: 'timeout' is '2d'; " + ADuration, UnitsHint)]
    [DataRow("timeout: 30m1h", "6:18: 'timeout' is '30m1h'; " + ADuration, UnitsHint)]
    [DataRow("timeout: 577h", "6:18: 'timeout' is '577h'; " + ADuration, UnitsHint)]
    [DataRow("timeout: off", "6:18: 'timeout' is 'off'; " + ADuration, "leave it out for no limit")]
    [DataRow("timeout:", "6:9: 'timeout' is empty; " + ADuration, null)]
    [DataRow("background: on", "6:21: 'background' is 'on'; " + ABoolean, "write true")]
    [DataRow("interactive: 1", "6:22: 'interactive' is '1'; " + ABoolean, "write true")]
    [DataRow("background_output: quiet", "6:28: 'background_output' is 'quiet'; it takes log or silent", null)]
    [DataRow("weight: hevay", "6:17: 'weight' is 'hevay'; it takes heavy or light", "did you mean 'heavy'?")]
    [DataRow("weight: 3", "6:17: 'weight' is '3'; it takes heavy or light", null)]
    [DataRow("background_output: silnet", "6:28: 'background_output' is 'silnet'; it takes log or silent", "did you mean 'silent'?")]
    [DataRow("arch: amd46", "6:15: 'arch' is 'amd46'; it takes x86_64, aarch64 or another processor, or a list of them", "did you mean 'amd64'?")]
    [DataRow("arch: [arm64, ~]", "6:23: 'arch' is empty; it takes x86_64, aarch64 or another processor, or a list of them", null)]
    [DataRow("tags: [a, {}]", "6:19: 'tags' is an empty map; it takes a tag, or a list of tags", null)]
    [DataRow("tracks: {}", "6:17: 'tracks' is an empty map; it takes a text, or a list of texts", null)]
    [DataRow("log: 5", "6:14: 'log' is '5'; it takes a map with 'retention' and 'max_log_size'", null)]
    [DataRow("log: {keep_last: 3}", "6:15: unknown key 'keep_last' in 'log'", "it may be 'retention' or 'max_log_size'")]
    [DataRow("log: {max_log_size: 0}", "6:29: 'max_log_size' is '0'; it takes a size such as 10MB, 512k or 1048576", "a whole number above 0, then B, KB, MB, GB or TB")]
    [DataRow("needs: {a: b}", "6:16: 'needs' is a map; it takes the name of a job, or a list of names", null)]
    [DataRow("needs: [[a]]", "6:17: 'needs' is a list inside a list; it takes the name of a job, or a list of names", null)]
    [DataRow("needs:", "6:9: 'needs' is empty; it takes the name of a job, or a list of names", null)]
    public void In_a_job(string keys, string expected, string? hint) => AssertMistake(expected, hint, Yml.MistakesInJob(keys));

    [TestMethod]
    [DataRow("name:", "3:13: 'name' is empty; it takes a name", null)]
    [DataRow("name: ' '", "3:19: 'name' is the text ' '; it takes a name", null)]
    [DataRow("name: \"a\\nb\"", "3:19: 'name' is the text 'a\\nb'; it takes a name", "leave out line breaks, escapes and other characters that do not show")]
    [DataRow("name: \"a\\u202eb\"", "3:19: 'name' is the text 'a\\u{202e}b'; it takes a name", "leave out line breaks, escapes and other characters that do not show")]
    public void In_a_name(string name, string expected, string? hint) =>
        AssertMistake(expected, hint, Yml.MistakesInHook($"jobs: [{{{name}, run: a}}]"));

    [TestMethod]
    [DataRow("root: /srv", "6:15: 'root' is '/srv'; " + AFolder, null)]
    [DataRow("root: ~/src", "6:15: 'root' is '~/src'; " + AFolder, null)]
    [DataRow("root: C:/src", "6:15: 'root' is 'C:/src'; " + AFolder, null)]
    [DataRow("root: ..", "6:15: 'root' is '..'; " + AFolder, null)]
    [DataRow("root: a/../../b", "6:15: 'root' is 'a/../../b'; " + AFolder, null)]
    [DataRow("root: apps\\web", "6:15: 'root' is 'apps\\web'; " + AFolder, "write 'apps/web'")]
    [DataRow("root: ''", "6:15: 'root' is empty; " + AFolder, null)]
    [DataRow("root: ~", "6:9: 'root' is empty; " + AFolder, null)]
    public void In_a_root(string keys, string expected, string? hint) => AssertMistake(expected, hint, Yml.MistakesInJob(keys));

    [TestMethod]
    [DataRow("env: [A=b]", "6:14: 'env' is a list; it takes a map of variables and their values", "write 'NAME: value', without '-'")]
    [DataRow("env: {A: [b]}", "6:18: 'A' is a list; it takes a text, a number, true or false", null)]
    [DataRow("env: {A: }", "6:15: 'A' is empty; it takes a text, a number, true or false", "write \"\" for an empty text")]
    [DataRow("env: {1A: b}", "6:15: '1A' cannot be the name of a variable", "it takes letters, digits and '_', and no digit in front")]
    [DataRow("env: {A-B: b}", "6:15: 'A-B' cannot be the name of a variable", "it takes letters, digits and '_', and no digit in front")]
    [DataRow("env: {A: \"\\0\"}", "6:18: 'A' holds the character \\u{0}", "no command and no variable can carry it: remove it")]
    [DataRow("env: {A: '${B:?no}'}", "6:18: 'A': '${B:?no}' is not a form daft knows", "write ${NAME}, ${NAME:-default}, ${NAME-default}, ${NAME:+alternative}, ${NAME//text/replacement}, or $$ for a dollar sign")]
    [DataRow("env: {A: 'x${B'}", "6:18: 'A': '${B' has no closing brace", "write ${NAME}, ${NAME:-default}, ${NAME-default}, ${NAME:+alternative}, ${NAME//text/replacement}, or $$ for a dollar sign")]
    public void In_a_variable(string keys, string expected, string? hint) => AssertMistake(expected, hint, Yml.MistakesInJob(keys));

    private static void AssertMistake(string expected, string? hint, string actual) =>
        Assert.AreEqual(hint is null ? $"daft.yml:{expected}" : $"daft.yml:{expected}\nhint: {hint}", actual);
}
