namespace Pandacea.Stack.Tests.Issues;

/// <summary>Under <c>LOG_LEVEL=WARN</c> a drill failed: the events that it reads were not written.</summary>
public sealed class LevelOfServicesTests
{
    [Theory]
    [InlineData("WARN", "INFO")]
    [InlineData("error", "INFO")]
    [InlineData("INFO", "INFO")]
    [InlineData("DEBUG", "DEBUG")]
    [InlineData("LOUD", "LOUD")]
    public void Agent_and_worker_write_what_drills_read(string asked, string given)
    {
        var launch = new ServiceLaunch(new Dictionary<string, string> { ["LOG_LEVEL"] = asked }, []);
        foreach (var program in Programs(launch))
        {
            Assert.Equal(given, program.Command().Environment["LOG_LEVEL"]);
        }
    }

    private static IServiceProgram[] Programs(ServiceLaunch launch)
    {
        var (paths, parts, command) = (new StackPaths(Path.GetTempPath(), 0), new StackParts(true, true, true), new SupervisorCommand("pandacea", []));
        using var http = new HttpClient();
        var probe = new HealthProbe(http, "/");
        return
        [
            new AgentProgram(command, paths, "secret", launch, parts, probe, TimeSpan.FromSeconds(1)),
            new ComputeProgram(command, paths, "secret", launch, parts, probe, TimeSpan.FromSeconds(1)),
        ];
    }
}
