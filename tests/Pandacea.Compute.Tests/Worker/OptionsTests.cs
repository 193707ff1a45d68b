using Pandacea.Compute.Tests.Support;

namespace Pandacea.Compute.Tests.Worker;

public sealed class OptionsTests
{
    [Fact]
    public void Without_variables_the_defaults_hold()
    {
        var options = ComputeEnvironment.Read(_ => null, "data");
        Assert.Equal(("data", 8090, new Uri("http://127.0.0.1:8081/"), null, 2), (options.DataDirectory, options.Port, options.Agent, options.Ipfs, options.Slots));
        Assert.Equal((1, 2, 8), (options.Heartbeat.TotalSeconds, options.Checkpoint.TotalSeconds, options.DrainTimeout.TotalSeconds));
    }

    [Fact]
    public void Variables_win()
    {
        var options = ComputeEnvironment.Read(
            name => name switch
            {
                "COMPUTE_DATA_DIR" => "/srv",
                "COMPUTE_PORT" => "9",
                "AGENT_INTERNAL_URL" => "http://agent:1/",
                "IPFS_API_URL" => "http://ipfs:2/",
                "COMPUTE_SLOTS" => "3",
                "COMPUTE_HEARTBEAT_MS" => "40",
                "COMPUTE_CHECKPOINT_MS" => "50",
                "COMPUTE_DRAIN_SEC" => "6",
                "SDK_MAX_RETRIES" => "1",
                _ => null,
            },
            "data");
        Assert.Equal(("/srv", 9, new Uri("http://agent:1/"), new Uri("http://ipfs:2/"), 3), (options.DataDirectory, options.Port, options.Agent, options.Ipfs!, options.Slots));
        Assert.Equal((40, 50, 6, 1), (options.Heartbeat.TotalMilliseconds, options.Checkpoint.TotalMilliseconds, options.DrainTimeout.TotalSeconds, options.Resilience.MaxRetries));
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        var error = Assert.Throws<ComputeOptionsException>(() => ComputeEnvironment.Read(name => name == "SDK_SEED" ? null : "-1", "data"));
        foreach (var name in new[] { "COMPUTE_PORT", "COMPUTE_SLOTS", "COMPUTE_HEARTBEAT_MS", "COMPUTE_CHECKPOINT_MS", "COMPUTE_STEP_REST_MS", "COMPUTE_DRAIN_SEC", "LOG_LEVEL", "AGENT_INTERNAL_URL", "IPFS_API_URL", "SDK_MAX_RETRIES" })
        {
            Assert.Contains(name, error.Message);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_so_at_the_start()
    {
        await using var worker = await TestWorker.StartAsync(new("http://127.0.0.1:1/"));
        var options = new ComputeOptions { DataDirectory = ".", Port = worker.Url.Port };
        var error = await Assert.ThrowsAsync<ComputeStartException>(() => ComputeHost.StartAsync(options, TimeProvider.System, TextWriter.Null, CancellationToken.None));
        Assert.Contains("COMPUTE_PORT", error.Message);
    }

    [Fact]
    public async Task A_storage_that_is_no_base_address_is_said_so_at_the_start()
    {
        var options = new ComputeOptions { DataDirectory = ".", Port = 0, Ipfs = new("http://127.0.0.1:5001/api/v0") };
        await Assert.ThrowsAsync<ComputeStartException>(() => ComputeHost.StartAsync(options, TimeProvider.System, TextWriter.Null, CancellationToken.None));
    }
}
