namespace Pandacea.EndToEnd;

/// <summary>Tests that need the machine for themselves: two cores are not enough for others beside them.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;
