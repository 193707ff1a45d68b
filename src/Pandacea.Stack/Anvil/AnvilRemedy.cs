namespace Pandacea.Stack;

/// <summary>What to do about an Anvil that does not start.</summary>
internal static class AnvilRemedy
{
    public const string Text = $"Run it with --version to see whether it works here, or name another in {AnvilLocator.Variable}; its output is also in `pandacea logs evm`.";
}
