namespace Pandacea.Agent.Jobs.Workers;

/// <summary>What became of an offer, in one word.</summary>
internal enum OfferFate
{
    /// <summary>The worker has it.</summary>
    Taken,

    /// <summary>The worker declined, or was certainly not reached.</summary>
    NotTaken,

    /// <summary>Nobody knows: its heartbeats will tell, or the end of its lease.</summary>
    Unknown,

    /// <summary>The worker says that it cannot be done as it is.</summary>
    Impossible,
}
