namespace Pandacea.Architecture.Tests.Support;

/// <summary>Tests that change the environment of this process or measure time run when no other does.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
