using Pandacea.Hosting;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Compute;

/// <summary>Options from the environment.</summary>
public static class ComputeEnvironment
{
    /// <summary>Reads and checks them all.</summary>
    /// <param name="variable">Gives a variable's value, for example <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    /// <param name="dataDirectory">Used where <c>COMPUTE_DATA_DIR</c> is not set.</param>
    /// <exception cref="ComputeOptionsException">Something in them is wrong; all of it is named.</exception>
    public static ComputeOptions Read(Func<string, string?> variable, string dataDirectory)
    {
        var read = new Variables(variable);
        var usual = new ComputeOptions { DataDirectory = read.Text("COMPUTE_DATA_DIR") ?? dataDirectory };
        var options = usual with
        {
            Port = read.Whole("COMPUTE_PORT", usual.Port, 0, ushort.MaxValue),
            Agent = read.Url("AGENT_INTERNAL_URL") ?? usual.Agent,
            Ipfs = read.Url("IPFS_API_URL"),
            Slots = read.Whole("COMPUTE_SLOTS", usual.Slots, 1, 256),
            Heartbeat = Milliseconds(read, "COMPUTE_HEARTBEAT_MS", usual.Heartbeat),
            Checkpoint = Milliseconds(read, "COMPUTE_CHECKPOINT_MS", usual.Checkpoint),
            StepRest = TimeSpan.FromMilliseconds(read.Whole("COMPUTE_STEP_REST_MS", (int)usual.StepRest.TotalMilliseconds, 0, 60_000)),
            DrainTimeout = TimeSpan.FromSeconds(read.Whole("COMPUTE_DRAIN_SEC", (int)usual.DrainTimeout.TotalSeconds, 1, 9)),
            Secret = StackSecret.Of(read.Text(StackSecret.Variable)),
            LogLevel = read.Level(),
            Resilience = Resilience(read, variable),
        };
        return read.Problems.Count == 0 ? options : throw new ComputeOptionsException(read.Problems);
    }

    private static TimeSpan Milliseconds(Variables read, string name, TimeSpan otherwise) =>
        TimeSpan.FromMilliseconds(read.Whole(name, (int)otherwise.TotalMilliseconds, 10, 3_600_000));

    private static ResilienceOptions Resilience(Variables read, Func<string, string?> variable)
    {
        try
        {
            return ResilienceOptions.FromEnvironment(ResilienceOptions.Variables.ToDictionary(name => name, variable, StringComparer.Ordinal));
        }
        catch (OptionsInvalidException error)
        {
            error.Errors.ToList().ForEach(read.Problem);
            return new ResilienceOptions();
        }
    }
}
