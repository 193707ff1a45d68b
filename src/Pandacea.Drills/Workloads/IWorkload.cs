namespace Pandacea.Drills.Workloads;

/// <summary>One kind of load. The generator starts a journey whenever the schedule asks for it, whether or not earlier ones have ended.</summary>
public interface IWorkload
{
    /// <summary>Name in the drill definition.</summary>
    string Name { get; }

    /// <summary>Runs one journey to its end and records each of its operations. Never throws for a failed operation.</summary>
    /// <param name="ordinal">Ordinal of the journey, from 0.</param>
    /// <param name="due">Instant at which the schedule asked for it, ns on the journal's clock.</param>
    Task RunAsync(int ordinal, long due, CancellationToken cancellationToken);
}
