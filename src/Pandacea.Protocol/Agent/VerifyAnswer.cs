namespace Pandacea.Protocol.Agent;

/// <summary>An address is bound to the caller, durably.</summary>
/// <param name="Address">The address.</param>
/// <param name="PeerId">The caller.</param>
/// <param name="Valid">True.</param>
public sealed record VerifyAnswer(string Address, string PeerId, bool Valid);
