using Pandacea.Hosting;

namespace Pandacea.Stack;

/// <summary>Runs a <see cref="StackSupervisor"/> as a process of its own: log, terminal, record.</summary>
public static class SupervisorHost
{
    /// <summary>Runs until <paramref name="stop"/> is cancelled or a stop is asked for.</summary>
    /// <returns>Why it could not be started; null after a stop.</returns>
    public static async Task<StackProblem?> RunAsync(SupervisorOptions options, TimeProvider time, CancellationToken stop)
    {
        var read = new Variables(Environment.GetEnvironmentVariable);
        var level = read.Level();
        if (read.Problems is [var wrong, ..])
        {
            return new(StackProblemKind.InvalidSetting, wrong, "");
        }

        if (await PrepareAsync(options, time, stop).ConfigureAwait(false) is { } blocked)
        {
            return blocked;
        }

        await using var file = options.Detached ? new RotatingLog(options.Paths.StackLog) : null;
        var supervisor = new StackSupervisor(options, time, new JsonEventLog(file ?? Console.Out, time, level));
        var problem = await supervisor.RunAsync(stop).ConfigureAwait(false);
        if (problem is null || !options.Detached)
        {
            supervisor.Forget();
        }

        return problem;
    }

    private static async Task<StackProblem?> PrepareAsync(SupervisorOptions options, TimeProvider time, CancellationToken stop)
    {
        if (options.Detached)
        {
            // The one that started it has prepared everything, and waits.
            Platforms.Current.LeaveTerminal();
            Environment.CurrentDirectory = options.Paths.Home;
            return null;
        }

        if ((Ports.CheckOffset(options.Paths.Offset) ?? PandaceaHome.Prepare(options.Paths.Home)) is { } unusable)
        {
            return unusable;
        }

        var recovered = await new DeadSupervisor(options.Paths, Platforms.Current, time).RecoverAsync(stop).ConfigureAwait(false);
        return recovered.Problem ?? StackProblem.All(Ports.CheckFree(options.Paths.Offset, options.Parts, Platforms.Current));
    }
}
