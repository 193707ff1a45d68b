using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class AnvilProblemTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task An_anvil_that_ends_at_once_is_quoted()
    {
        var script = _folder.Script("anvil", "echo 'no such chain' >&2; exit 7");

        var problem = await UpAsync(new() { ["ANVIL_PATH"] = script });

        Assert.Equal(StackProblemKind.AnvilDied, problem.Kind);
        Assert.Contains("exit code 7", problem.Message);
        Assert.Contains("no such chain", problem.Message);
        Assert.Equal(3, problem.ExitCode);
    }

    [Fact]
    public async Task An_anvil_that_never_answers_is_given_up()
    {
        var script = _folder.Script("anvil", "echo 'thinking'; exec sleep 600");

        var problem = await UpAsync(new() { ["ANVIL_PATH"] = script }, TimeSpan.FromSeconds(3));

        Assert.Contains(problem.Kind, new[] { StackProblemKind.AnvilDied, StackProblemKind.NotReady });
        Assert.Contains("within 3 s", problem.Message);
    }

    [Fact]
    public async Task An_anvil_that_is_no_program_for_this_machine_is_named()
    {
        var script = _folder.Script("anvil", "");
        await File.WriteAllTextAsync(script, "not a program");

        var problem = await UpAsync(new() { ["ANVIL_PATH"] = script });

        Assert.Equal(StackProblemKind.AnvilDied, problem.Kind);
        Assert.Contains(script, problem.Message);
    }

    [Fact]
    public async Task An_anvil_path_that_leads_nowhere_names_the_variable()
    {
        var problem = await UpAsync(new() { ["ANVIL_PATH"] = "/nowhere/anvil" });

        Assert.Equal(StackProblemKind.AnvilMissing, problem.Kind);
        Assert.Contains("/nowhere/anvil", problem.Message);
        Assert.Contains("ANVIL_PATH", problem.Remedy);
    }

    [Fact]
    public async Task Without_node_the_remedies_are_listed()
    {
        var problem = (await LocateAsync(_folder.Folder("empty"))).Problem!;

        Assert.Equal(StackProblemKind.NodeMissing, problem.Kind);
        Assert.Contains("Node.js", problem.Remedy);
        Assert.Contains("ANVIL_PATH", problem.Remedy);
        Assert.Equal(3, problem.ExitCode);
    }

    [Fact]
    public async Task A_failing_npm_is_quoted()
    {
        _folder.Script("bin/node", "exit 0");
        _folder.Script("bin/npm", "echo \"npm error network\" >&2; exit 9");

        var problem = (await LocateAsync(_folder.Folder("bin"))).Problem!;

        Assert.Equal(StackProblemKind.InstallFailed, problem.Kind);
        Assert.Contains("exit code 9", problem.Message);
        Assert.Contains("npm error network", problem.Message);
    }

    [Fact]
    public async Task The_first_use_installs_from_the_embedded_lock_file()
    {
        var installed = "node_modules/@foundry-rs/anvil-$(uname -s | tr A-Z a-z)-$(uname -m | sed 's/x86_64/amd64/;s/aarch64/arm64/')/bin";
        _folder.Script("bin/node", "exit 0");
        _folder.Script("bin/npm", $"test -s package-lock.json && test \"$1\" = ci && mkdir -p {installed} && : > {installed}/anvil");
        var progress = new List<string>();

        var found = await LocateAsync(_folder.Folder("bin") + ":/usr/bin:/bin", new Collect(progress));

        Assert.Null(found.Problem);
        Assert.StartsWith(Path.Combine(_folder.Path, "home", "tools"), found.Value);
        Assert.Contains("first use", Assert.Single(progress));
    }

    [Fact]
    public async Task An_anvil_on_the_path_is_used()
    {
        var anvil = _folder.Script("bin/anvil", "");

        Assert.Equal(anvil, (await LocateAsync(_folder.Folder("bin"))).Value);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<StackProblem> UpAsync(Dictionary<string, string> environment, TimeSpan? readyWithin = null)
    {
        await using var stack = new TestStack(environment.GetValueOrDefault);
        var options = stack.Options with { ReadyWithin = readyWithin ?? TimeSpan.FromSeconds(30) };
        var result = await stack.Target.UpAsync(options, null, CancellationToken.None);
        Assert.Empty(Processes.Naming(stack.Home));
        return Assert.IsType<StackUpResult.Failed>(result).Problem;
    }

    private Task<Outcome<string>> LocateAsync(string path, IProgress<string>? progress = null)
    {
        var locator = new AnvilLocator(new Dictionary<string, string> { ["PATH"] = path }.GetValueOrDefault, _folder.Path);
        return locator.LocateAsync(_folder.Folder("home"), progress, CancellationToken.None);
    }

    private sealed class Collect(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
