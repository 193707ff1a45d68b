namespace Pandacea.Verdict.Journal;

/// <summary>What became of the requests of a surge.</summary>
public sealed record CrowdCounted : JournalRecord
{
    /// <summary>Index of the window in the plan.</summary>
    public required int Window { get; init; }

    /// <summary>Requests that were to be sent.</summary>
    public required int Planned { get; init; }

    /// <summary>Requests sent.</summary>
    public required int Offered { get; init; }

    /// <summary>Answered with success before their sender gave up.</summary>
    public required int Good { get; init; }

    /// <summary>Refused, with a time to come again.</summary>
    public required int Refused { get; init; }

    /// <summary>Neither: given up, refused without a time, broken off.</summary>
    public required int Failed { get; init; }

    /// <summary>Of those refused, came again as told once the surge was over.</summary>
    public required int Returned { get; init; }

    /// <summary>Of those, let in.</summary>
    public required int Admitted { get; init; }
}
