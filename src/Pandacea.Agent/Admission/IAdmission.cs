namespace Pandacea.Agent.Admission;

/// <summary>Who is let in.</summary>
public interface IAdmission
{
    /// <summary>Asks for a place, and waits for the turn.</summary>
    /// <exception cref="OperationCanceledException">The caller went away; nothing is held.</exception>
    ValueTask<AdmissionResult> EnterAsync(AdmissionCall call, CancellationToken abort);
}
