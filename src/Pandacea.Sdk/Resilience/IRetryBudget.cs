namespace Pandacea.Sdk.Resilience;

/// <summary>Bounds the retries of one upstream, so that an outage is not met with a storm. Thread safe.</summary>
internal interface IRetryBudget
{
    /// <summary>Pays for one retry.</summary>
    /// <returns>False: there is nothing left to pay with, and nothing was taken.</returns>
    bool TrySpend();

    /// <summary>Takes note of a call that succeeded at its first attempt.</summary>
    void Refill();
}
