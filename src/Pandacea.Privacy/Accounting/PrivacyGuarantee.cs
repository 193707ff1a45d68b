namespace Pandacea.Privacy;

/// <summary>What was proved about a sequence of releases: it is (epsilon, delta)-differentially private.</summary>
/// <param name="Epsilon">Never below the exact value; infinite where nothing can be promised.</param>
/// <param name="Delta">As asked for.</param>
/// <param name="Order">The Renyi order that gave it.</param>
/// <value>Order is null where pure epsilons, or too little divergence to matter, gave it.</value>
public readonly record struct PrivacyGuarantee(double Epsilon, double Delta, double? Order);
