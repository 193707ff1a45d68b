namespace Pandacea.EndToEnd;

/// <summary>Tests that run real stacks go one after the other: two cores are not enough to measure several at once.</summary>
[CollectionDefinition("stack", DisableParallelization = true)]
public sealed class StackCollection;
