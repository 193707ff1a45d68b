namespace Pandacea.Faults.Control;

/// <summary>The injector refused or could not be reached.</summary>
public sealed class FaultControlException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="status">HTTP status, 0 if there was no answer.</param>
    /// <param name="message">What went wrong.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public FaultControlException(int status, string message, string remedy, Exception? inner = null)
        : base(remedy.Length == 0 ? message : $"{message}. {remedy}", inner)
        => (Status, Problem, Remedy) = (status, message, remedy);

    /// <summary>HTTP status, 0 if there was no answer.</summary>
    public int Status { get; }

    /// <summary>What went wrong, without the remedy.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
