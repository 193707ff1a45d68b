using System.Net.Http.Json;
using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary><c>status</c> did not show what was in force, <c>down</c> did not say that a run was under way, <c>recover</c> not how
/// the stack is stopped.</summary>
public sealed class FaultsOfOthersTests
{
    [Fact]
    public async Task A_stack_shows_what_is_in_force_and_how_to_end_it()
    {
        await using var program = new TestProgram().With("PANDACEA_COMMAND", "./pandacea");
        Assert.Equal(0, (await program.RunAsync("up", "--offset", program.Offset)).ExitCode);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{8474 + int.Parse(program.Offset)}") };
        using var toxic = await http.PostAsJsonAsync("/proxies/evm/toxics", new { name = "slow", type = "latency", attributes = new { latency = 5 } });
        Assert.True(toxic.IsSuccessStatusCode);
        using var lease = await http.PostAsJsonAsync("/leases", new { owner = "drill run 42", ttlMs = 60_000 });
        Assert.True(lease.IsSuccessStatusCode);

        var status = (await program.RunAsync("status", "--offset", program.Offset)).Output;
        var recovered = await program.RunAsync("drill", "recover", "--offset", program.Offset);
        using var reset = await http.PostAsync("/reset", null);
        var again = (await program.RunAsync("drill", "recover", "--offset", program.Offset)).Output;
        using var taken = await http.PostAsJsonAsync("/leases", new { owner = "drill run 43", ttlMs = 60_000 });
        var down = await program.RunAsync("down", "--offset", program.Offset);

        Assert.Contains("in force: toxic slow (latency on evm, injected)", status, StringComparison.Ordinal);
        Assert.Contains("in force: the lease of drill run 42", status, StringComparison.Ordinal);
        Assert.Equal(4, recovered.ExitCode);
        Assert.Contains($"`curl -X POST http://127.0.0.1:{8474 + int.Parse(program.Offset)}/reset` removes it", recovered.Output, StringComparison.Ordinal);
        Assert.Contains($"`./pandacea down --offset {program.Offset}` stops it", again, StringComparison.Ordinal);
        Assert.Contains("drill run 43 is under way on this stack", down.Error, StringComparison.Ordinal);
        Assert.Contains("Stopped.", down.Output, StringComparison.Ordinal);
    }
}
