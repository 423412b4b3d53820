namespace Daft.EndToEnd;

/// <summary>Configurations that several topics need.</summary>
internal static class Examples
{
    /// <summary>The background job says <c>started</c>, goes on at <c>go</c>, and fails where there is a file <c>fail</c> among the signals.</summary>
    public const string WarmUp = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: echo done
              - name: warmup
                run: signal started; await go; test ! -e "$DAFT_TEST_SIGNALS/fail"
                background: true
        """;
}
