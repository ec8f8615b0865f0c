// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Defaults } from "../../../contracts/testing/Defaults.t.sol";
import { Verified } from "../../../contracts/testing/Verified.t.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";

/// @title Who acts in the invariants, and on which numbers
/// @notice Few of each, so that they get into each other's way.
abstract contract Actors is Verified {
    uint256 internal constant HOLDERS = 3;
    uint256 internal constant PATRON_KEY = 0x9A7201;
    address internal constant GUARD = address(0x6A4D);
    /// @dev Holds the office for London, whenever somebody gave it one.
    address internal constant BOARD = address(0xB0A4D);

    uint64 internal constant USA = Defaults.COUNTRY;
    uint64 internal constant LONDON_OFFICE = 4420;
    /// @dev Where ranges may stand: a wide one, one in it, one between, and one over verified numbers.
    uint64 internal constant WIDE = 1212;
    uint64 internal constant MIDDLE = 12125;
    uint64 internal constant NARROW = Defaults.RANGE;
    uint64 internal constant LONDON_RANGE = 442079;

    uint64 private constant GUARD_ROLE = 7;

    /// @dev Under the narrow range; under the wide one only; under none; in London; elsewhere in that country.
    uint64[7] internal _pool = [
        uint64(12125550100),
        12125550101,
        12129990100,
        13105550100,
        442079460123,
        442079460124,
        441632960123
    ];

    uint64[4] internal _rangePrefixes = [NARROW, WIDE, MIDDLE, LONDON_RANGE];
    uint64[3] internal _officePrefixes = [USA, UK, LONDON_OFFICE];

    address[HOLDERS] internal _holders;
    /// @dev Pays for others, by what he signs.
    address internal _patron;

    constructor() {
        setUp();
        for (uint256 i; i < HOLDERS; ++i) {
            _holders[i] = vm.addr(_keyOf(i));
            _fund(_holders[i]);
        }
        // The last of them has allowed nothing beforehand: he pays by permits.
        vm.prank(_holders[HOLDERS - 1]);
        ett.approve(address(registry), 0);
        _patron = vm.addr(PATRON_KEY);
        vm.startPrank(GOVERNANCE);
        ett.transfer(_patron, 100_000 ether);
        bytes4[] memory stop = new bytes4[](1);
        stop[0] = authorityDesk.stop.selector;
        manager.setTargetFunctionRole(address(authorityDesk), stop, GUARD_ROLE);
        manager.grantRole(GUARD_ROLE, GUARD, 0);
        vm.stopPrank();
    }

    function _keyOf(uint256 holder) internal pure returns (uint256) {
        return 0xA11CE00 + holder;
    }

    function _holder(uint256 seed) internal view returns (address) {
        return _holders[seed % HOLDERS];
    }

    function _number(uint256 seed) internal view returns (uint64) {
        return _pool[seed % _pool.length];
    }

    /// @dev A number that is as wanted, if there is one; now and then any.
    function _find(uint256 seed, function(uint64) view returns (bool) wanted) internal view returns (uint64 number) {
        if (_die(seed, 99, 6) == 0) return _number(seed);
        for (uint256 i; i < _pool.length; ++i) {
            number = _number((seed % _pool.length) + i);
            if (wanted(number)) return number;
        }
    }

    /// @dev What a seed decides, one matter independent of the other.
    function _die(uint256 seed, uint256 matter, uint256 sides) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, matter))) % sides;
    }

    function _rangePrefix(uint256 seed) internal view returns (uint64) {
        return _rangePrefixes[seed % _rangePrefixes.length];
    }

    function _officePrefix(uint256 seed) internal view returns (uint64) {
        return _officePrefixes[seed % _officePrefixes.length];
    }

    function _countryOf(uint64 digits) internal pure returns (uint64) {
        return _begins(digits, UK) ? UK : USA;
    }

    /// @dev How many digits complete numbers under a prefix have.
    function _digitsIn(uint64 prefix) internal pure returns (uint8) {
        return _countryOf(prefix) == UK ? UK_DIGITS : 11;
    }

    function _begins(uint64 digits, uint64 prefix) internal pure returns (bool) {
        while (digits > prefix) digits /= 10;
        return digits == prefix;
    }

    function _now() internal view returns (uint40) {
        return uint40(vm.getBlockTimestamp());
    }
}
