using System.Diagnostics;
using System.Globalization;
using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("up", "--help")]
    [InlineData("down", "--help")]
    [InlineData("status", "--help")]
    [InlineData("restart", "--help")]
    [InlineData("logs", "--help")]
    [InlineData("privacy", "--help")]
    [InlineData("privacy", "history", "--help")]
    [InlineData("consent", "--help")]
    [InlineData("consent", "add", "--help")]
    [InlineData("drill", "list", "--help")]
    [InlineData("drill", "show", "--help")]
    [InlineData("drill", "validate", "--help")]
    [InlineData("bench", "agent", "--help")]
    [InlineData("serve", "stack", "--help")]
    [InlineData("serve", "faults", "--help")]
    public async Task Help_ends_with_examples(params string[] arguments)
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync(arguments);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Examples:\n  pandacea ", ran.Output);
        Assert.Empty(ran.Error);
    }

    // Wall time on a shared machine says little; the work that it takes is what is ours.
    [Fact]
    public async Task Help_takes_little_work()
    {
        var least = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            least = Math.Min(least, await ProcessorSecondsAsync());
        }

        Assert.InRange(least, 0.01, 0.4);
    }

    [Fact]
    public async Task Version_is_one_line()
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("--version");

        Assert.Equal("0.1.0\n", ran.Output);
        Assert.Equal(0, ran.ExitCode);
    }

    [Theory]
    [InlineData("is not a command", "fly")]
    [InlineData("'--quickly' is not an option. Known: ", "up", "--quickly")]
    [InlineData("Unrecognized", "up", "quickly")]
    [InlineData("offset", "up", "--offset", "many")]
    [InlineData("SERVICE", "restart")]
    [InlineData("is no seed", "drill", "run", "evm_rpc_flap", "--seed", "../../escape")]
    [InlineData("is no seed", "drill", "show", "evm_rpc_flap", "--seed", "")]
    [InlineData("Required command", "serve")]
    [InlineData("--proxy", "serve", "faults")]
    [InlineData("is not a proxy", "serve", "faults", "--proxy", "evm")]
    [InlineData("no service 'postgres'", "restart", "postgres")]
    [InlineData("no service 'postgres'", "logs", "postgres")]
    [InlineData("--lines must be 0 or more", "logs", "-n", "-5")]
    public async Task What_cannot_be_understood_is_a_usage_error(string expected, params string[] arguments)
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync(arguments);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(expected, ran.Error);
        Assert.Empty(ran.Output);
        Assert.DoesNotContain("   at ", ran.Error);
    }

    // The second line of `times` is the user and system time of the children: "0m0.120s 0m0.030s".
    private static async Task<double> ProcessorSecondsAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "pandacea.dll");
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"dotnet '{program}' --help >/dev/null; times");
        using var shell = Process.Start(start)!;
        var lines = (await shell.StandardOutput.ReadToEndAsync()).Split('\n');
        return lines[1].Split(' ').Sum(time => double.Parse(time.Trim('s').Split('m')[1], CultureInfo.InvariantCulture));
    }
}
