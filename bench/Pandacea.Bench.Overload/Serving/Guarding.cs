namespace Pandacea.Bench.Overload.Serving;

/// <summary>What stands before the work.</summary>
internal enum Guarding
{
    /// <summary>Nothing: ASP.NET Core as it is.</summary>
    Plain,

    /// <summary>ASP.NET Core's own concurrency limiter, with one setting for everything.</summary>
    Limiter,

    /// <summary>The agent's admission.</summary>
    Product,
}
