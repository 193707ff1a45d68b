namespace Pandacea.Agent.Http.Readiness;

/// <summary>One of several that can stand in for each other is there.</summary>
internal sealed class AnyCheck(string name, IReadOnlyList<IReadinessCheck> checks) : IReadinessCheck
{
    public string Name => name;

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var asked = checks.Select(check => check.CheckAsync(cancellationToken)).ToList();
        await foreach (var answer in Task.WhenEach(asked).ConfigureAwait(false))
        {
            if (answer.IsCompletedSuccessfully)
            {
                return;
            }
        }

        await asked[0].ConfigureAwait(false);
    }
}
