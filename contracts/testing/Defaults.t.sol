// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Who acts in the tests, and the amounts and numbers they start from.
library Defaults {
    uint96 internal constant BOND = 500 ether;
    uint96 internal constant DEPOSIT = 10 ether;
    uint96 internal constant DEARER_DEPOSIT = 25 ether;
    uint96 internal constant BASE_FEE = 1 ether;
    uint96 internal constant DONOR_PART = 0.5 ether;
    uint16 internal constant QUARANTINE = 90;
    uint256 internal constant START = 1_790_000_000;

    /// @dev +1 212 555: ranges of four and seven digits are open in country 1.
    uint64 internal constant COUNTRY = 1;
    uint64 internal constant RANGE = 1212555;
    uint64 internal constant NUMBER = 12125550123;
    uint16 internal constant LENGTHS = (1 << 4) | (1 << 7);

    string internal constant TEMPLATE = "sip:+{e164}@sbc.alpha.example";
}
