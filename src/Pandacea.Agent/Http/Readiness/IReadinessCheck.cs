namespace Pandacea.Agent.Http.Readiness;

/// <summary>Whether a dependency is there.</summary>
public interface IReadinessCheck
{
    /// <value>Its name in <c>/readyz</c>.</value>
    string Name { get; }

    /// <summary>Asks it; throws if it is not there.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}
