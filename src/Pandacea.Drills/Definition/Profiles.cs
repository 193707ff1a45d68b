namespace Pandacea.Drills.Definition;

/// <summary>Profiles with a meaning of their own.</summary>
public static class Profiles
{
    /// <summary>The drill as written.</summary>
    public const string Full = "full";

    /// <summary>A short run whose pass is weaker.</summary>
    public const string Quick = "quick";
}
