namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>What is written while the power fails, and how to find out what is left of it.</summary>
internal interface IPowerLossLoad
{
    /// <value>The role of this assembly that writes.</value>
    string Writer { get; }

    /// <summary>What was acknowledged and is not there.</summary>
    /// <param name="file">The store after the cut, opened and closed once.</param>
    /// <param name="acknowledged">All that was ever acknowledged.</param>
    IEnumerable<string> Lost(string file, IReadOnlySet<string> acknowledged);

    /// <summary>What else is wrong.</summary>
    IEnumerable<string> Damage(string file);
}
