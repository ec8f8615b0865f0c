// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { DateTimeLib } from "solady/src/utils/DateTimeLib.sol";
import { LibString } from "solady/src/utils/LibString.sol";
import { Standing } from "../types/NumberFacts.sol";

/// @title Amounts, days and standings in words
library Words {
    using LibString for string;
    using LibString for uint256;

    function ofStanding(Standing standing) internal pure returns (string memory) {
        if (standing == Standing.Contested) return "Contested";
        return standing == Standing.Lapsed ? "Lapsed" : "Held";
    }

    /// @notice An amount of ETT, exactly: `12.5 ETT`.
    function ofAmount(uint256 amount) internal pure returns (string memory) {
        string memory whole = (amount / 1 ether).toString();
        uint256 fraction = amount % 1 ether;
        if (fraction == 0) return whole.concat(" ETT");
        uint256 decimals = 18;
        for (; fraction % 10 == 0; fraction /= 10) --decimals;
        string memory digits = fraction.toString();
        return string.concat(whole, ".", string("0").repeat(decimals - bytes(digits).length), digits, " ETT");
    }

    /// @notice A day of the contracts: `2027-03-01`.
    function ofDay(uint256 day) internal pure returns (string memory) {
        (uint256 year, uint256 month, uint256 date) = DateTimeLib.epochDayToDate(day);
        return string.concat(year.toString(), "-", _two(month), "-", _two(date));
    }

    function _two(uint256 value) private pure returns (string memory) {
        return value < 10 ? string.concat("0", value.toString()) : value.toString();
    }
}
