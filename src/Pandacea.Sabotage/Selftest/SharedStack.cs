using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.Stack;

namespace Pandacea.Sabotage;

/// <summary>A stack that runs use one after the other: to bring one up takes as long as two windows, and disturbs those beside it.</summary>
internal sealed class SharedStack : IAsyncDisposable
{
    private readonly NativeTarget _target = new();
    private readonly StackOptions _options;
    private bool _up;

    /// <summary>A stack as the quick profile of <paramref name="drill"/> would bring up, not yet there.</summary>
    public SharedStack(DrillDefinition drill, int offset)
    {
        Home = Directory.CreateTempSubdirectory("pandacea-selftest-").FullName;
        var plan = DrillPlanner.Plan(drill, Profiles.Quick, "0", []);
        _options = RunStack.Of(new DrillRequest { Plan = plan, Home = Home, Offset = offset, Out = null, RunId = "" });
    }

    /// <summary>Its <c>.pandacea</c> folder.</summary>
    public string Home { get; }

    /// <summary>Its ports.</summary>
    public int Offset => _options.Offset;

    /// <summary>Whether runs of this drill can share a stack at all.</summary>
    public bool CanBeShared => !_options.AgentLaunch.IsOwn;

    /// <summary>Brings it up if it is not; where that fails the run that needs it tries, and says why not.</summary>
    public async Task UpAsync(CancellationToken cancellationToken)
    {
        if (!_up)
        {
            _up = await _target.UpAsync(_options with { Scratch = true }, null, cancellationToken).ConfigureAwait(false) is StackUpResult.Started;
        }
    }

    /// <summary>Takes it down, so that a run can have its ports.</summary>
    public async Task DownAsync()
    {
        if (_up)
        {
            await _target.DownAsync(_options, CancellationToken.None).ConfigureAwait(false);
            _up = false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DownAsync().ConfigureAwait(false);
        _target.Dispose();
    }
}
