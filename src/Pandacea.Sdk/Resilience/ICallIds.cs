namespace Pandacea.Sdk.Resilience;

/// <summary>Names calls. Thread safe.</summary>
internal interface ICallIds
{
    /// <summary>An id that no other call has.</summary>
    string Next();
}
